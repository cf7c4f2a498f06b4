import { MemoryLog } from '#test/harness/logs/memory-log';
import { contentOf, massageCreated, monday, roomCreated, sundayNoon, theMassage } from '#test/rules/front-desk';
import { waitCounted } from '#test/rules/front-desk-waitlist';
import { desk, type Fact, given } from '#test/rules/given';
import type { Circumstances } from '../availability/refuse-slot.js';
import { noLimits } from '../calendars/service.js';
import { type Append, append, nothing, type Read } from '../deciding/decision.js';
import { day } from '../time/interval.js';
import { tallying, untallying } from './count-in-limits.js';
import { refuseBeyondLimit, roomForCustomer } from './customers-limit.js';
import { holdsStream, refuseTooLong } from './holds.js';
import { daysWithin, roomIn } from './limits.js';
import { personally } from './personal.js';
import { type Counted, tallyStream } from './tally.js';
import { countingWait, waitsAtMost, waitsStream } from './waits.js';

const ten = monday('10:00');
const forever = Number.POSITIVE_INFINITY;
const one = { kind: 'per-day', atMost: 1, period: '2026-11-23' } as const;
const counted = (bookingId: string, expiresAt: number | null = null): Counted => ({ bookingId, start: ten, expiresAt });

describe('one more has room', () => {
  const room = (bookings: readonly Counted[], bookingId?: string, now = sundayNoon) =>
    roomIn('day', { version: 1, bookings }, one, bookingId, now);

  it('for good where fewer count than may, and until one may have gone where none has', () => {
    expect(room([])).toEqual({ reached: null, until: forever });
    expect(room([counted('bkg_eve')])).toEqual({ reached: one, until: forever });
    expect(room([counted('bkg_eve', sundayNoon)])).toEqual({ reached: one, until: sundayNoon + 2_000 });
    expect(room([counted('bkg_eve', sundayNoon - 2_000)])).toEqual({ reached: null, until: forever });
  });

  it('that counts itself, as long as it does', () => {
    const both = [counted('bkg_ada', sundayNoon), counted('bkg_eve')];
    expect(room(both, 'bkg_ada')).toEqual({ reached: null, until: sundayNoon + 2_000 });
    expect(room(both, 'bkg_ada', sundayNoon + 1_999).reached).toBeNull();
    expect(room(both, 'bkg_ada', sundayNoon + 2_000).reached).toEqual(one);
  });

  it('whoever it is, where nobody knows', () => {
    const limited = theMassage({ limits: { ...noLimits, perCustomer: 1 } });
    const mine = append(tallyStream('customer', 'svc_massage', 'null.1'), {
      type: 'TallyCounted',
      data: { ...counted('bkg_x'), start: ten },
    });
    given(mine).when((read) => {
      const room = roomForCustomer({ read, now: sundayNoon }, limited, { id: 'bkg_ada', customerHash: null });
      expect(room).toEqual({ reached: null, until: forever });
      return nothing;
    });
  });
});

it('the days of an interval begin where the local days do that it touches', () => {
  const days = daysWithin(theMassage(), { start: monday('23:30'), end: monday('23:30') + 2 * day });
  expect(days).toEqual([0, 1, 2].map((nth) => monday('00:00') + nth * day));
  expect(daysWithin(theMassage(), { start: ten, end: ten })).toEqual([monday('00:00')]);
});

describe('a booking that moves', () => {
  const limits = { ...noLimits, perDay: 2, perWeek: 2 };
  const at = (start: number, id = 'bkg_ada') => ({ ...contentOf(start), id });
  const on = (kind: 'day' | 'week', of: string, bookingId: string, start = ten) =>
    append(tallyStream(kind, 'svc_massage', of), { type: 'TallyCounted', data: { bookingId, start, expiresAt: null } });
  const freedOn = (of: string) =>
    append(tallyStream('day', 'svc_massage', of), { type: 'TallyFreed', data: { bookingId: 'bkg_ada' } });
  const facts = (...bookings: string[]) => [
    ...[roomCreated(), massageCreated({ limits })],
    ...bookings.map((id) => on('day', '2026-11-23', id)),
  ];
  const written = (known: readonly Fact[], write: (read: Read) => readonly Append[]) =>
    given(...known).when((read) => ({ events: write(read), until: forever }));
  const tuesday = ten + day;
  const move = (read: Read) => tallying(read, theMassage({ limits }), at(tuesday), null, at(ten));

  it('is freed where it counts no more, and counts where it goes, in its week as before', () => {
    written([...facts('bkg_eve', 'bkg_ada'), on('week', '2026-W48', 'bkg_ada')], move).thenEvents(
      ...[
        freedOn('2026-11-23'),
        on('day', '2026-11-24', 'bkg_ada', tuesday),
        on('week', '2026-W48', 'bkg_ada', tuesday),
      ],
    );
  });

  it('is not freed where only others count', () => {
    written(facts('bkg_eve'), move).thenEvents(
      ...[on('day', '2026-11-24', 'bkg_ada', tuesday), on('week', '2026-W48', 'bkg_ada', tuesday)],
    );
    written(facts('bkg_eve'), (read) => untallying(read, at(ten))).thenNothing();
    written(facts('bkg_eve', 'bkg_ada'), (read) => untallying(read, at(ten))).thenEvents(freedOn('2026-11-23'));
  });
});

it('a customer who may have no more is told which limit that is, and that no other time would do until then', () => {
  const limited = theMassage({ limits: { ...noLimits, perCustomer: 1 } });
  const eve = append(tallyStream('customer', 'svc_massage', 'hash_of_ada.1'), {
    type: 'TallyCounted',
    data: counted('bkg_eve'),
  });
  const circumstances = { asked: {}, seen: {}, changes: [] } as unknown as Circumstances;
  const booking = { id: 'bkg_ada', serviceId: 'svc_massage', customerHash: 'hash_of_ada' };
  const limit = { kind: 'per-customer', atMost: 1 } as const;
  const refusal = given(eve).when((read) => {
    refuseBeyondLimit({ read, now: sundayNoon }, limited, booking, circumstances);
    return nothing;
  });
  refusal.thenRefused('limit-reached', { limit, personal: { limit, until: ten } });
  refusal.thenUntil(ten);
});

it('a hold of no stated length is never too long', () => {
  const refused = (seconds: number | null) => () =>
    refuseTooLong(theMassage({ holdSecondsMax: 60 }), seconds, '/seconds');
  expect(refused(null)).not.toThrow();
  expect(refused(60)).not.toThrow();
  expect(refused(61)).toThrow();
  const none = () => refuseTooLong(theMassage({ holdSecondsMax: -1 }), null, '/seconds');
  expect(none).not.toThrow();
});

it('a hold or a wait that was released counts no more', () => {
  const log = new MemoryLog();
  const holds = holdsStream('hash_of_ada');
  const waits = waitsStream('hash_of_ada');
  log.record(
    [
      append(holds, { type: 'HoldCounted', data: { bookingId: 'bkg_1', expiresAt: 5 } }),
      append(holds, { type: 'HoldCounted', data: { bookingId: 'bkg_2', expiresAt: 6 } }),
      append(holds, { type: 'HoldReleased', data: { bookingId: 'bkg_1' } }),
      append(waits, { type: 'WaitCounted', data: { entryId: 'wle_1', until: 5 } }),
      append(waits, { type: 'WaitCounted', data: { entryId: 'wle_2', until: 6 } }),
      append(waits, { type: 'WaitReleased', data: { entryId: 'wle_1' } }),
    ],
    1,
    desk,
  );
  expect(log.look((read) => Object.entries(read(holds).state.expiries))).toEqual([['bkg_2', 6]]);
  expect(log.look((read) => Object.entries(read(waits).state.ends))).toEqual([['wle_2', 6]]);
});

describe('a customer who waits does so up to the last instant at which there could be something', () => {
  const many = (until: number) =>
    Array.from({ length: waitsAtMost }, (_, nth) => waitCounted(`wle_${nth}`, until, 'hash_of_ada'));

  it('and then may wait for something else', () => {
    const until = 1_000_000;
    const joins = (now: number) =>
      given(...many(until)).when((read) => ({
        events: countingWait({ read, now }, 'hash_of_ada', { entryId: 'wle_new', until: until + day }),
        until: forever,
      }));
    joins(until).thenRefused('limit-reached', { limit: { kind: 'own-waitlist', atMost: waitsAtMost } });
    joins(until + 1).thenEvents(waitCounted('wle_new', until + day, 'hash_of_ada'));
  });

  it('and is remembered so long', () => {
    const log = new MemoryLog();
    const waits = waitsStream('hash_of_ada');
    const joinsAt = (entryId: string, until: number, now: number) =>
      log.record([append(waits, { type: 'WaitCounted', data: { entryId, until } })], now, desk);
    joinsAt('wle_1', 50, 1);
    joinsAt('wle_2', 90, 50);
    expect(log.look((read) => Object.keys(read(waits).state.ends))).toEqual(['wle_1', 'wle_2']);
    joinsAt('wle_3', 90, 51);
    expect(log.look((read) => Object.keys(read(waits).state.ends))).toEqual(['wle_2', 'wle_3']);
  });
});

describe('the limits of a person are not looked at', () => {
  const service = theMassage({ limits: { ...noLimits, perCustomer: 1 } });
  const ada = { id: 'bkg_ada', serviceId: 'svc_massage', customerHash: 'hash_of_ada', holder: null };
  const looked = (bookable: boolean, overrides: readonly 'limit-reached'[]) => {
    const place = { verdict: { bookable, until: 7 }, circumstances: {} as never };
    let isAsItWas = false;
    const outcome = given().when((read) => {
      const found = personally(place, { ...{ holdsPerCustomer: 1 }, read, now: sundayNoon }, service, {
        ...ada,
        overrides,
      });
      isAsItWas = found === place;
      return nothing;
    });
    return { isAsItWas, outcome };
  };

  it('where there is a place, nor where they are set aside', () => {
    const asked: [boolean, readonly 'limit-reached'[]][] = [
      [true, []],
      [true, ['limit-reached']],
      [false, ['limit-reached']],
    ];
    for (const [bookable, overrides] of asked) {
      const { isAsItWas, outcome } = looked(bookable, overrides);
      expect(isAsItWas).toBe(true);
      outcome.thenExpected();
    }
    looked(false, []).outcome.thenExpected('tally-customer/svc_massage/hash_of_ada.1');
  });
});
