import fc from 'fast-check';
import {
  ada,
  adasHash,
  at,
  book,
  booked,
  claimed,
  contentOf,
  freed,
  held,
  massageChanged,
  massageCreated,
  monday,
  request,
  roomCreated,
  sundayNoon,
  upcoming,
} from '#test/rules/front-desk';
import { cancelled, completed, fivePast, lapsed, massageInEither } from '#test/rules/front-desk-holds';
import { desk, given } from '#test/rules/given';
import { type Limits, noLimits } from '../calendars/service.js';
import { append, type Read } from '../deciding/decision.js';
import { cancelBooking } from '../decisions/bookings/cancel-booking.js';
import { completeBooking } from '../decisions/bookings/close-booking.js';
import { changeService, type ServiceChanges } from '../decisions/services/change-service.js';
import { day, firstDay, lastDay } from '../time/interval.js';
import { isoWeekOf } from '../time/zone.js';
import { type Counted, type TallyKind, tallyStream } from './tally.js';

const limited = (limits: Partial<Limits>) => [roomCreated(), massageCreated({ limits: { ...noLimits, ...limits } })];

const today = '2026-11-23';
const week = '2026-W48';

const tally = (kind: TallyKind, of: string) => tallyStream(kind, 'svc_massage', of);

const counted = (
  kind: TallyKind,
  of: string,
  bookingId: string,
  { start, expiresAt = null }: Pick<Counted, 'start'> & Partial<Counted>,
) => append(tally(kind, of), { type: 'TallyCounted', data: { bookingId, start, expiresAt } });

const uncounted = (kind: TallyKind, of: string, bookingId: string) =>
  append(tally(kind, of), { type: 'TallyFreed', data: { bookingId } });

const seeded = (kind: TallyKind, of: string, bookings: Record<string, Omit<Counted, 'bookingId'>>) =>
  append(tally(kind, of), { type: 'TallySeeded', data: { bookings } });

const all: Limits = { perDay: 2, perWeek: 3, perCustomer: 1 };
const ten = { start: monday('10:00') };

describe('a booking of a service with limits', () => {
  it('counts on its local day, in its week and for its customer, and expects that nobody else came to be counted', () => {
    const [claim, confirmed] = booked('bkg_ada', monday('10:00'));
    const outcome = given(...limited(all)).when(book());
    outcome.thenEvents(
      claim!,
      counted('day', today, 'bkg_ada', ten),
      counted('week', week, 'bkg_ada', ten),
      counted('customer', `${adasHash}.1`, 'bkg_ada', ten),
      confirmed!,
    );
    outcome.thenExpected(
      'agenda/cal_room4/2026-11-23',
      'booking/bkg_ada',
      'calendar/cal_room4',
      'service/svc_massage',
      `tally-customer/svc_massage/${adasHash}.1`,
      `tally-day/svc_massage/${today}`,
      `tally-week/svc_massage/${week}`,
    );
  });

  it('counts on the day that its service has then, though it is another one in UTC', () => {
    const night = monday('00:15');
    const open = [{ days: ['mon' as const], from: '00:00', to: '24:00' }];
    const { outcome } = given(
      roomCreated({ openingHours: open }),
      massageCreated({ limits: { ...noLimits, perDay: 1 } }),
    ).when(book({ start: night }));
    expect('events' in outcome && outcome.events.map(({ stream }) => stream.name)).toEqual([
      'agenda/cal_room4/2026-11-22',
      `tally-day/svc_massage/${today}`,
      'booking/bkg_ada',
    ]);
  });

  it('counts no more when its time is given back', () => {
    given(...limited({ perDay: 2 }), ...booked('bkg_ada', monday('10:00')), counted('day', today, 'bkg_ada', ten))
      .when((read) =>
        cancelBooking({ read, actor: desk, now: sundayNoon }, { id: 'bkg_ada', stated: at(1), reason: null }),
      )
      .thenEvents(...freed('bkg_ada', contentOf(monday('10:00'))), uncounted('day', today, 'bkg_ada'), cancelled());
  });

  it('goes on counting on its day once it took place, marked early or late', () => {
    const content = contentOf(monday('10:00'));
    const half = { start: monday('10:00'), end: monday('10:15') };
    const short = claimed('bkg_ada', { ...content, core: half, buffered: half }, { isEnded: true });
    const history = [
      ...limited({ perDay: 1 }),
      ...booked('bkg_ada', half.start),
      counted('day', today, 'bkg_ada', ten),
    ];
    for (const [now, ended] of [
      [half.end, short],
      [monday('10:30'), []],
    ] as const) {
      given(...history)
        .when((read) => completeBooking({ read, actor: desk, now }, { id: 'bkg_ada', stated: at(1) }))
        .thenEvents(...ended, completed());
      given(...history, ...ended, completed())
        .when(book({ start: monday('14:00') }, now, { bookingId: 'bkg_next' }))
        .thenRefused('limit-reached', { limit: { kind: 'per-day', atMost: 1, period: today } });
    }
  });

  it('is refused when the day is full, until somebody who only holds may have lapsed', () => {
    const eve = held('bkg_eve', monday('12:00'), { expiresAt: fivePast });
    const full = [
      ...limited({ perDay: 2 }),
      ...booked('bkg_bob', monday('14:00')),
      counted('day', today, 'bkg_bob', { start: monday('14:00') }),
      ...eve,
      counted('day', today, 'bkg_eve', { start: monday('12:00'), expiresAt: fivePast }),
    ];
    const refusal = given(...full).when(book());
    refusal.thenRefused('limit-reached', { limit: { kind: 'per-day', atMost: 2, period: today } });
    refusal.thenUntil(lapsed);
    const later = given(...full).when(book({}, lapsed));
    expect('events' in later.outcome).toBe(true);
  });

  it('is told that the slot is taken where it is, however full the day', () => {
    given(...limited({ perDay: 1 }), ...booked('bkg_bob', monday('10:00')), counted('day', today, 'bkg_bob', ten))
      .when(book())
      .thenRefused('slot-taken');
  });

  it('is refused to a customer who has as many as may be, until the first of them begins', () => {
    const refusal = given(
      ...limited({ perCustomer: 1 }),
      ...booked('bkg_1', monday('09:00')),
      counted('customer', `${adasHash}.1`, 'bkg_1', { start: monday('09:00') }),
    ).when(book({ start: monday('11:00') }));
    refusal.thenRefused('limit-reached', { limit: { kind: 'per-customer', atMost: 1 } });
    refusal.thenUntil(monday('09:00'));
  });

  it('needs to know its customer where customers are limited', () => {
    given(...limited({ perCustomer: 1 }))
      .when(book({ customer: { ...request.customer!, id: null } }))
      .thenRefused('rule-violation', {
        errors: [{ pointer: '/customer/id', rule: 'required', detail: expect.any(String) }],
      });
  });

  it('takes any of several calendars, and all count together', () => {
    given(
      ...massageInEither({ limits: { ...noLimits, perDay: 1 } }),
      ...booked('bkg_bob', monday('14:00'), { calendarIds: ['cal_room5'] }),
      counted('day', today, 'bkg_bob', { start: monday('14:00') }),
    )
      .when(book())
      .thenRefused('limit-reached');
  });
});

describe('a limit that is set', () => {
  const change =
    (changes: ServiceChanges, version = 1, now = monday('08:00')) =>
    (read: Read) => {
      const agendas = [upcoming(read, now - 7 * day).agendas];
      return changeService({ read, now }, agendas, { id: 'svc_massage', stated: at(version), changes });
    };

  it('counts what is booked already, from today and from this week on, and what is upcoming of each customer', () => {
    const eve = { customer: { ...ada, id: 'cus_eve' }, customerHash: 'hash_of_eve' };
    const friday = monday('10:00') + 4 * day;
    given(
      roomCreated(),
      massageCreated(),
      massageCreated({}, 'svc_other'),
      ...booked('bkg_last-week', monday('10:00') - 3 * day),
      ...booked('bkg_early', monday('07:00')),
      ...booked('bkg_eve', monday('10:00'), eve),
      ...held('bkg_held', monday('12:00'), { expiresAt: fivePast }),
      ...booked('bkg_friday', friday, eve),
      ...booked('bkg_else', monday('14:00'), { serviceId: 'svc_other' }),
    )
      .when(change({ limits: all }))
      .thenEvents(
        seeded('day', today, {
          bkg_early: { start: monday('07:00'), expiresAt: null },
          bkg_eve: { ...ten, expiresAt: null },
          bkg_held: { start: monday('12:00'), expiresAt: fivePast },
        }),
        seeded('day', '2026-11-27', { bkg_friday: { start: ten.start + 4 * day, expiresAt: null } }),
        seeded('week', week, {
          bkg_early: { start: monday('07:00'), expiresAt: null },
          bkg_eve: { ...ten, expiresAt: null },
          bkg_held: { start: monday('12:00'), expiresAt: fivePast },
          bkg_friday: { start: ten.start + 4 * day, expiresAt: null },
        }),
        seeded('customer', 'hash_of_eve.2', {
          bkg_eve: { ...ten, expiresAt: null },
          bkg_friday: { start: ten.start + 4 * day, expiresAt: null },
        }),
        seeded('customer', `${adasHash}.2`, { bkg_held: { start: monday('12:00'), expiresAt: fivePast } }),
        massageChanged({ limits: all }),
      );
  });

  it('forgets what was counted when it last was, and counts nothing anew where only its number changes', () => {
    const perDay = (atMost: number | null) => ({ ...noLimits, perDay: atMost });
    const before = [
      ...limited({ perDay: 1 }),
      ...claimed('bkg_ada', contentOf(monday('10:00'))),
      counted('day', today, 'bkg_ada', ten),
    ];
    given(...before)
      .when(change({ limits: { perDay: 5 } }))
      .thenEvents(massageChanged({ limits: perDay(5) }));
    given(...before, massageChanged({ limits: noLimits }), ...freed('bkg_ada', contentOf(monday('10:00'))))
      .when(change({ limits: { perDay: 5 } }, 2))
      .thenEvents(seeded('day', today, {}), massageChanged({ limits: perDay(5) }));
  });

  it('does not look at those whom it counted when it last was, however many there were', () => {
    const perCustomer = (atMost: number | null) => ({ ...noLimits, perCustomer: atMost });
    const many = Array.from({ length: 500 }, (_, nth) => counted('customer', `hash_${nth}.1`, `bkg_${nth}`, ten));
    const outcome = given(
      ...limited({ perCustomer: 1 }),
      ...many,
      massageChanged({ limits: noLimits }),
      ...booked('bkg_ada', monday('10:00')),
    ).when(change({ limits: { perCustomer: 2 } }, 2));
    outcome.thenEvents(
      seeded('customer', `${adasHash}.3`, { bkg_ada: { ...ten, expiresAt: null } }),
      massageChanged({ limits: perCustomer(2) }),
    );
    outcome.thenExpected(
      'agenda/cal_room4/2026-11-23',
      'booking/bkg_ada',
      'service/svc_massage',
      `tally-customer/svc_massage/${adasHash}.3`,
    );
  });

  it('is taken back alone, or with all others', () => {
    given(...limited(all))
      .when(change({ limits: { perWeek: null } }))
      .thenEvents(massageChanged({ limits: { ...all, perWeek: null } }));
    given(...limited(all))
      .when(change({ limits: null }))
      .thenEvents(massageChanged({ limits: noLimits }));
  });
});

it('a tally of a customer forgets what has long begun', () => {
  const stream = tally('customer', adasHash);
  const state = [1, 2, 40].reduce(
    (before, nth) =>
      stream.evolve(before, {
        event: { type: 'TallyCounted', data: { bookingId: `bkg_${nth}`, start: nth * day, expiresAt: null } },
        version: nth,
        position: nth,
        mark: '',
        recordedAt: (nth - 1) * day,
        actor: desk,
      }),
    stream.initial,
  );
  expect(state.bookings.map(({ bookingId }) => bookingId)).toEqual(['bkg_40']);
});

it('weeks are those of ISO 8601', () => {
  fc.assert(
    fc.property(fc.integer({ min: firstDay, max: lastDay }), (date) => {
      const plain = new Temporal.PlainDate(1970, 1, 1).add({ days: date });
      expect(isoWeekOf(date)).toBe(`${plain.yearOfWeek}-W${String(plain.weekOfYear).padStart(2, '0')}`);
    }),
  );
});
