import type { EventLog } from '#libs/event-store';
import { ReadingDesk } from '#test/harness/reading-desk';
import { inRoom4 } from '#test/rules/front-desk';
import type { Booking } from '../../domain/bookings/booking.js';
import { bookingToMove, wantedOf, withMoved } from './booking-to-move.js';

const minute = 60_000;
const core = { start: 0, end: 45 * minute };
const standing = { core, buffered: core, units: 2, calendarIds: ['cal_room4'] };
const booking = (status: Booking['status'], before: Booking['before'] = null) =>
  ({ ...standing, status, before }) as unknown as Booking;
const unsaid = { duration: null, units: null };

describe('a customer who moves a booking and says no more', () => {
  it('wants the length and the number of units that it has', () => {
    const moved = booking('confirmed');
    expect(wantedOf(unsaid, inRoom4({}), moved)).toMatchObject({ duration: 45, units: 2 });
    expect(wantedOf({ duration: 30, units: 1 }, inRoom4({}), moved)).toMatchObject({ duration: 30, units: 1 });
  });

  it.each([
    ['held', null, true],
    ['pending', null, true],
    ['confirmed', null, false],
    ['displaced', 'held', true],
    ['displaced', 'pending', true],
    ['displaced', 'confirmed', false],
  ] as const)(
    'of one that is %s, and was %s before, is told starts that are still to come: %s',
    (status, before, is) => {
      expect(wantedOf(unsaid, inRoom4({}), booking(status, before)).endsAtStart).toBe(is);
    },
  );
});

describe('the booking that is to be moved', () => {
  const scope = { tenant: 'acme', shard: 7 };
  const known = (id: string, status: Booking['status'], changes: object = {}) =>
    ({ ...standing, id, status, before: null, serviceId: 'svc_massage', expiresAt: null, ...changes }) as never;
  const then = [known('bkg_1', 'confirmed', { version: 1 })];
  const log = {
    positionAt: async (shard: number, at: number) => ({ position: shard + at, mark: '' }),
    recall: async (_: number, __: string, [{ name }]: [{ name: string }], position: number) =>
      position === 7 + 40 && name === 'booking/bkg_1' ? then : [null],
  } as unknown as EventLog;
  const find = (shown: object | null, asked: { ignoreBooking?: string; at?: number }) => {
    const { pool } = new ReadingDesk({ rows: shown ? { bookings_v3: [{ state: shown }] } : {} });
    return bookingToMove({ pool, log }, scope, 'svc_massage', asked, 50);
  };

  it('is the one that is named, as its row has it, or as it was at an instant of the past', async () => {
    const shown = known('bkg_1', 'confirmed', { version: 2 });
    expect(await find(shown, {})).toBeNull();
    expect(await find(shown, { ignoreBooking: 'bkg_1' })).toBe(shown);
    expect(await find(shown, { ignoreBooking: 'bkg_1', at: 40 })).toBe(then[0]);
    expect(await find(null, { ignoreBooking: 'bkg_1' })).toBeNull();
    expect(await find(shown, { ignoreBooking: 'bkg_2', at: 40 })).toBeNull();
  });

  it('is none of another service, nor one that cannot be moved any more', async () => {
    const other = known('bkg_1', 'confirmed', { serviceId: 'svc_other' });
    expect(await find(other, { ignoreBooking: 'bkg_1' })).toBeNull();
    expect(await find(known('bkg_1', 'cancelled'), { ignoreBooking: 'bkg_1' })).toBeNull();
    expect(await find(known('bkg_1', 'expired'), { ignoreBooking: 'bkg_1' })).toBeNull();
  });

  it('may have what it has, and its time is free', () => {
    const context = inRoom4({});
    const moved = withMoved(context, known('bkg_1', 'confirmed'));
    expect(moved).toEqual({
      ...context,
      ignoreBooking: 'bkg_1',
      service: { ...context.service, durations: [30, 60, 45], maxUnitsPerBooking: 2 },
    });
    expect(withMoved(context, null)).toBe(context);
  });
});

it('a wish without a booking is for the first of the service’s lengths and one unit, unless it says something else', () => {
  expect(wantedOf(unsaid, inRoom4({}), null)).toEqual({ duration: 30, units: 1, calendarIds: undefined });
  const said = { duration: 60, units: 3, calendarIds: ['cal_room4'] };
  expect(wantedOf(said, inRoom4({}), null)).toEqual(said);
});
