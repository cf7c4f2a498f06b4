import fc from 'fast-check';
import type { Ask } from '#test/rules/front-desk-asks';
import type { OnConflict } from '../../libs/booking/src/domain/calendars/calendar.js';
import type { ServiceContent, Use } from '../../libs/booking/src/domain/calendars/service.js';
import type { Override } from '../../libs/booking/src/domain/deciding/refused.js';
import { minute } from '../../libs/booking/src/domain/time/interval.js';
import { between, mostly, rarely } from './random-calendars.js';

/** Ten in the evening of the day that everything is about. */
export const evening = Date.UTC(2026, 10, 25, 22);

const everyDay = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const open = (from: string, to: string) => [{ days: everyDay, from, to }];

export const roomIds = ['cal_a', 'cal_b', 'cal_c'] as const;
export const serviceIds = ['svc_a', 'svc_b', 'svc_pair', 'svc_team'] as const;

export const hours = [open('00:00', '24:00'), open('18:00', '04:00'), open('22:00', '01:00')] as const;
const closedThatDay = [{ date: '2026-11-25', openingHours: [] }];
const lateThatDay = [{ date: '2026-11-25', openingHours: [{ from: '22:30', to: '02:30' }] }];

const usesOfTeams: readonly Use[][] = [
  [{ anyOf: roomIds, strategy: 'first' }],
  [{ anyOf: ['cal_c', 'cal_b'], strategy: 'least-busy' }],
  [{ calendarId: 'cal_a' }, { anyOf: ['cal_b', 'cal_c'], strategy: 'round-robin' }],
];
export const usesOf: Readonly<Record<string, readonly Use[]>> = {
  svc_a: [{ calendarId: 'cal_a' }],
  svc_b: [{ calendarId: 'cal_b' }],
  svc_pair: [{ calendarId: 'cal_a' }, { calendarId: 'cal_b' }],
  svc_team: usesOfTeams[0]!,
};

const nth = <Item>(items: readonly Item[]) => fc.constantFrom(...items);
const wish = fc.record({
  start: between(0, 7).map((half) => evening + half * 30 * minute),
  duration: mostly(60, 30),
  units: mostly(1, 2),
  calendarIds: fc.option(
    nth(roomIds).map((id) => [id]),
    { nil: undefined, freq: 14 },
  ),
  override: rarely<Override[]>([], ['outside-hours', 'under-notice']),
});
const onConflict = nth<OnConflict>(['reject', 'displace', 'displace']);

/** An ask before it is known what there is: `about` is which of the bookings, or of the blackouts. */
export type Draft = { readonly about: number; readonly stated: 'any' | 'known' } & (
  | { readonly kind: 'stay' | 'new' | 'room' | 'offer'; readonly ask: Ask['ask']; readonly more: object }
  /** To the next of the instants that bookings begin at, or by so many milliseconds. */
  | { readonly kind: 'time'; readonly by: number | 'next start' }
);

const draft = (
  weight: number,
  kind: 'stay' | 'new' | 'room' | 'offer',
  ask: Ask['ask'],
  more: fc.Arbitrary<object>,
) => ({
  weight,
  arbitrary: fc.record({
    kind: fc.constant(kind),
    ask: fc.constant(ask),
    more,
    about: fc.nat(99),
    stated: nth<'any' | 'known'>(['any', 'known']),
  }),
});
const none = fc.constant({});
const customer = nth(['cus_ada', 'cus_bob', null]);
const someWish = <More extends object>(more: fc.Arbitrary<More>) =>
  fc.tuple(wish, nth([...serviceIds, 'svc_team']), customer, more).map(([wanted, serviceId, customerId, others]) => {
    return { ...wanted, serviceId, customerId, ...others };
  });
const seconds = nth([60, 300, 1_000]);

export const drafts: fc.Arbitrary<Draft> = fc.oneof(
  draft(24, 'new', 'book', someWish(none)),
  draft(20, 'new', 'hold', someWish(fc.record({ seconds }))),
  draft(16, 'stay', 'confirm', none),
  draft(6, 'stay', 'extend', fc.record({ seconds })),
  draft(6, 'stay', 'approve', none),
  draft(2, 'stay', 'decline', none),
  draft(12, 'stay', 'reschedule', wish),
  draft(6, 'stay', 'cancel', none),
  draft(4, 'stay', 'complete', none),
  draft(4, 'stay', 'no-show', none),
  draft(
    2,
    'stay',
    'note',
    fc.nat(9).map((number) => ({ notes: `note ${number}` })),
  ),
  draft(4, 'stay', 'expire', none),
  draft(4, 'room', 'change-room', fc.record({ changes: nth([1, 2, 3]).map((capacity) => ({ capacity })), onConflict })),
  draft(
    2,
    'room',
    'change-room',
    fc.record({ changes: nth(hours).map((openingHours) => ({ openingHours })), onConflict }),
  ),
  draft(
    2,
    'room',
    'change-room',
    fc.record({ changes: nth([[], closedThatDay, lateThatDay]).map((exceptions) => ({ exceptions })), onConflict }),
  ),
  draft(
    4,
    'room',
    'close',
    fc.record({ start: between(0, 15), length: between(2, 10), onConflict }).map(({ start, length, ...more }) => {
      return { start: evening + start * 15 * minute, end: evening + (start + length) * 15 * minute, ...more };
    }),
  ),
  draft(4, 'room', 'reopen', none),
  draft(1, 'room', 'archive-room', fc.record({ onConflict })),
  draft(4, 'room', 'restore-room', none),
  draft(2, 'room', 'displace-stranded', none),
  draft(
    4,
    'offer',
    'change-service',
    fc.record({
      changes: nth<Partial<ServiceContent>>([
        ...[{ approval: 'required' as const }, { approval: 'automatic' as const }],
        ...[
          { bufferAfter: 0 },
          { bufferAfter: 10 },
          { bufferBefore: 15 },
          { maxUnitsPerBooking: 1 },
          { cancellationWindow: 0 },
          { cancellationWindow: 480 },
          { durations: [60] },
        ],
      ]),
    }),
  ),
  draft(2, 'offer', 'change-service', fc.record({ changes: nth(usesOfTeams).map((uses) => ({ uses })) })),
  draft(1, 'offer', 'archive-service', none),
  draft(4, 'offer', 'restore-service', none),
  {
    weight: 14,
    arbitrary: fc.record({
      kind: fc.constant('time' as const),
      by: nth([
        400,
        1_600,
        2_000,
        59_000,
        59_000,
        61_000,
        61_000,
        61_000,
        300_000,
        300_000,
        3_600_000,
        8.5 * 3_600_000,
        'next start',
        'next start',
      ] as const),
      about: fc.constant(0),
      stated: fc.constant('any' as const),
    }),
  },
);
