import {
  book,
  booked,
  inRoom4,
  massageCreated,
  monday,
  roomCreated,
  sundayNoon,
  theMassage,
} from '#test/rules/front-desk';
import { adasHolds, counted, fivePast, uncounted } from '#test/rules/front-desk-holds';
import { waitCounted, waitReleased } from '#test/rules/front-desk-waitlist';
import { type Fact, given } from '#test/rules/given';
import { findSlots } from '../availability/slots.js';
import { noLimits } from '../calendars/service.js';
import { append, type Read } from '../deciding/decision.js';
import { Refused } from '../deciding/refused.js';
import { minute } from '../time/interval.js';
import { refuseBeyondCap, roomForHold } from './holds.js';
import { type Counted, type TallyEvent, tallyStream } from './tally.js';
import { countingWait, waitsAtMost } from './waits.js';

const today = '2026-11-23';
const onToday = tallyStream('day', 'svc_massage', today);
const recorded = (event: TallyEvent) => append(onToday, event);
const others = { start: monday('14:00'), expiresAt: null };

const twoADay = [roomCreated(), massageCreated({ limits: { ...noLimits, perDay: 2 } })];
const counts = (bookingId: string, more: Partial<Counted> = {}) =>
  recorded({ type: 'TallyCounted', data: { bookingId, ...others, ...more } });
const frees = (bookingId: string) => recorded({ type: 'TallyFreed', data: { bookingId } });
const seeds = (...ids: string[]) =>
  recorded({ type: 'TallySeeded', data: { bookings: Object.fromEntries(ids.map((id) => [id, others])) } });

const passes = (...facts: readonly Fact[]) => {
  const { outcome } = given(...facts).when(book());
  expect(outcome).not.toBeInstanceOf(Refused);
};

describe('a day that takes two', () => {
  it('is full with two who were booked when the limit was set', () => {
    given(...twoADay, seeds('bkg_a', 'bkg_b'))
      .when(book())
      .thenRefused('limit-reached');
    passes(...twoADay, seeds('bkg_a'));
  });

  it('has room again once one of two gives the time back, whoever of the two', () => {
    passes(...twoADay, seeds('bkg_a', 'bkg_b'), frees('bkg_a'));
    passes(...twoADay, counts('bkg_a'), counts('bkg_b'), frees('bkg_b'));
    given(...twoADay, counts('bkg_a'), counts('bkg_b'), frees('bkg_c'))
      .when(book())
      .thenRefused('limit-reached');
  });

  it('counts a booking once, however often it moves within the day', () => {
    passes(...twoADay, counts('bkg_a'), counts('bkg_a', { start: monday('15:00') }));
  });

  it('counts anew where the limit is set anew, and forgets what it counted before', () => {
    passes(...twoADay, counts('bkg_a'), counts('bkg_b'), seeds('bkg_c'));
  });
});

describe('on a day that takes one', () => {
  const service = theMassage({ limits: { ...noLimits, perDay: 1 } });
  const range = { start: monday('09:00'), end: monday('11:00') };
  const wanted = { duration: 30, units: 1 };
  const starts = (own: Partial<Counted>, ignoreBooking?: string) => {
    const bookings = [{ bookingId: 'bkg_ada', ...others, ...own }];
    const context = inRoom4({ service, tallies: [{ of: today, version: 1, bookings }], ignoreBooking });
    return findSlots(context, range, wanted, sundayNoon).length;
  };

  it('whoever is counted may move within the day, and nobody else is offered anything', () => {
    expect(starts({})).toBe(0);
    expect(starts({}, 'bkg_bob')).toBe(0);
    expect(starts({}, 'bkg_ada')).toBeGreaterThan(0);
  });

  it('there is room once the only hold of the day has lapsed', () => {
    expect(starts({ expiresAt: sundayNoon + minute })).toBe(0);
    expect(starts({ expiresAt: sundayNoon - minute })).toBeGreaterThan(0);
    expect(starts({ expiresAt: sundayNoon - minute }, 'bkg_ada')).toBeGreaterThan(0);
  });
});

describe('among the holds of one customer', () => {
  const one = { holdsPerCustomer: 1 };
  const room = (...facts: readonly Fact[]) => {
    let room: unknown;
    given(...facts).when((read: Read) => {
      room = roomForHold({ ...one, read, now: sundayNoon }, adasHolds, 'bkg_next');
      return { events: [], until: Number.POSITIVE_INFINITY };
    });
    return room;
  };

  it('one that was given back counts no more', () => {
    expect(room(counted('bkg_a', fivePast))).toMatchObject({ reached: { kind: 'live-holds', atMost: 1 } });
    expect(room(counted('bkg_a', fivePast), uncounted('bkg_a'))).toMatchObject({ reached: null });
    expect(room(counted('bkg_a', fivePast), uncounted('bkg_b'))).toMatchObject({ reached: { atMost: 1 } });
  });

  it('one that was extended counts until its new end, once', () => {
    const later = fivePast + 5 * minute;
    const both = [counted('bkg_a', fivePast), counted('bkg_a', later)];
    expect(room(...both)).toMatchObject({ reached: { atMost: 1 }, until: later + 2_000 });
    expect(room(...both, uncounted('bkg_a'))).toMatchObject({ reached: null });
  });

  it('one too many is refused with the limit, as nothing else would do for this customer either', () => {
    const circumstances = { asked: {}, seen: {}, changes: [] } as unknown as Parameters<typeof refuseBeyondCap>[3];
    const limit = { kind: 'live-holds', atMost: 1 } as const;
    given(...booked('bkg_b', monday('15:00')), counted('bkg_a', fivePast))
      .when((read) => ({
        events: [],
        until: refuseBeyondCap({ ...one, read, now: sundayNoon }, adasHolds, 'bkg_next', circumstances),
      }))
      .thenRefused('limit-reached', { limit, personal: { limit, until: fivePast + 2_000 } });
  });
});

describe('in twenty lines at once', () => {
  const waits = (until = monday('11:30')) =>
    Array.from({ length: waitsAtMost }, (_, nth) => waitCounted(`wls_${nth}`, until, adasHolds));
  const join = (now = sundayNoon) => {
    const entry = { entryId: 'wls_next', until: monday('12:00') };
    return (read: Read) => ({ events: countingWait({ read, now }, adasHolds, entry), until: monday('12:00') });
  };
  const joins = waitCounted('wls_next', monday('12:00'), adasHolds);

  it('a customer may not stand in one more, until one was left', () => {
    given(...waits())
      .when(join())
      .thenRefused('limit-reached', { limit: { kind: 'own-waitlist', atMost: 20 } });
    given(...waits(), waitReleased('wls_7', adasHolds))
      .when(join())
      .thenEvents(joins);
    given(...waits(), waitReleased('wls_of_bob', adasHolds))
      .when(join())
      .thenRefused('limit-reached');
  });

  it('or is over, which is after its last instant', () => {
    given(...waits())
      .when(join(monday('11:30')))
      .thenRefused('limit-reached');
    given(...waits())
      .when(join(monday('11:30') + 1))
      .thenEvents(joins);
  });
});
