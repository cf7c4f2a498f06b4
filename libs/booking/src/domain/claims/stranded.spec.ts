import { blackoutAdded, booked, claim, contentOf, monday, roomCreated, theRoom } from '#test/rules/front-desk';
import { bothRooms, displacementBegun } from '#test/rules/front-desk-holds';
import { type Fact, given } from '#test/rules/given';
import type { Booking, BookingStatus } from '../bookings/booking.js';
import { nothing } from '../deciding/decision.js';
import { minute } from '../time/interval.js';
import type { StandingClaim } from './agenda.js';
import { isUpcoming, strandedOn, strandedUntil, strandsOn } from './stranded.js';

const ten = monday('10:00');
const over = ten + 30 * minute;
const standing = (id: string, start: number, more = {}) => ({ ...claim(id, start, more), since: 1 }) as StandingClaim;
const closed = (start: number, end: number) => ({ id: 'blk_paint', start, end, reason: null });

it('a booking is to come until it begins', () => {
  expect([ten - 1, ten, ten + 1].map((now) => isUpcoming(standing('bkg_ada', ten), now))).toEqual([true, false, false]);
});

it('somebody who has left loses nothing to a blackout, though the room is aired', () => {
  const calendar = theRoom({ blackouts: [closed(ten, ten + 60 * minute)] });
  const stranded = (now: number) => strandedOn(calendar, [standing('bkg_ada', ten)], now).size;
  expect([over - 1, over, over + 1].map(stranded)).toEqual([1, 0, 0]);
});

describe('time alone changes who is stranded', () => {
  const calendar = theRoom({ blackouts: [closed(ten, monday('12:00'))] });

  it('not at all where nobody is', () => {
    expect(strandedUntil(calendar, [], ten)).toBe(Number.POSITIVE_INFINITY);
  });

  it('when the next of them begins or ends, or what closes it', () => {
    const until = (now: number) => strandedUntil(calendar, [standing('bkg_ada', ten)], now);
    expect([until(ten - 1), until(ten), until(over), until(monday('12:00'))]).toEqual([
      ...[ten, over, monday('12:00'), Number.POSITIVE_INFINITY],
    ]);
  });
});

describe('a booking on a calendar from which bookings are being displaced', () => {
  const ada = { ...contentOf(ten), id: 'bkg_ada', status: 'confirmed' } as Booking;
  const painting = blackoutAdded({ start: monday('14:00'), end: monday('15:00') }, { onConflict: 'displace' });
  const facts: readonly Fact[] = [
    ...[roomCreated(), painting, displacementBegun()],
    ...[...booked('bkg_ada', ten), ...booked('bkg_eve', monday('14:00'))],
  ];
  const looked = (booking: Booking, status: BookingStatus = 'confirmed') => {
    let strands: string | null = null;
    const outcome = given(...facts).when((read) => {
      strands = strandsOn({ read, now: monday('08:00') }, { ...booking, status });
      return nothing;
    });
    return { outcome, strands };
  };

  it('strands only if it is one of those', () => {
    expect(looked(ada).strands).toBeNull();
    expect(looked({ ...ada, ...contentOf(monday('14:00')), id: 'bkg_eve' }).strands).toBe('cal_room4');
    expect(looked({ ...ada, ...contentOf(monday('14:00')), calendarIds: bothRooms, id: 'bkg_eve' }).strands).toBe(
      'cal_room4',
    );
  });

  it('is not looked at if it has no time to lose any more', () => {
    for (const status of ['completed', 'no-show', 'declined', 'cancelled', 'displaced', 'expired'] as const) {
      const { outcome, strands } = looked(ada, status);
      expect(strands).toBeNull();
      outcome.thenExpected();
    }
  });
});
