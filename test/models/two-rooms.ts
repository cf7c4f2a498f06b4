import fc from 'fast-check';
import type { FrontOffice } from '#test/harness/logs/front-office';
import {
  blackoutAdded,
  booked,
  contentOf,
  freed,
  held,
  massageChanged,
  massageCreated,
  roomArchived,
  roomChanged,
  roomCreated,
  roomRestored,
} from '#test/rules/front-desk';
import { type Append, append } from '../../libs/booking/src/domain/deciding/decision.js';
import { tallyStream } from '../../libs/booking/src/domain/limits/tally.js';
import { day, minute } from '../../libs/booking/src/domain/time/interval.js';
import { dateOf, isoWeekOf, localDay } from '../../libs/booking/src/domain/time/zone.js';
import type { SlotFilter } from '../../libs/booking/src/queries/availability/found-slots.js';

const timeZone = 'Europe/Berlin';
const horizonDays = 12;

let made = 0;

/** Two rooms, either of which will do, and a service of its own on the second. */
export const openShop = async (
  office: FrontOffice,
  limits: { readonly perDay: number | null; readonly perWeek: number | null },
) => {
  made += 1;
  const [one, other] = [`cal_one-${made}`, `cal_other-${made}`];
  const hours = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const, from: '09:00', to: '02:00' }];
  await office.record([roomCreated({ timeZone, openingHours: hours }, one)]);
  await office.record([roomCreated({ timeZone, openingHours: hours, capacity: 2 }, other)]);
  const service = { timeZone, horizonDays, step: 60, durations: [60, 120], bufferAfter: 10, minNotice: 30 };
  const either = { uses: [{ anyOf: [one, other], strategy: 'least-busy' as const }], maxUnitsPerBooking: 2 };
  const all = { ...service, ...either, limits: { ...limits, perCustomer: null } };
  await office.record([massageCreated(all, `svc_either-${made}`)]);
  await office.record([massageCreated({ ...service, uses: [{ calendarId: other }] }, `svc_other-${made}`)]);
  await office.shownIn(office.shard);
  return { rooms: [one, other], services: [`svc_either-${made}`, `svc_other-${made}`] };
};

export type Shop = Awaited<ReturnType<typeof openShop>>;

/** What may happen, each by a few random numbers. */
const happenings: Record<string, (shop: Shop, now: number, a: number, b: number) => readonly Append[] | number> = {
  booked: ({ rooms, services }, now, a, b) => {
    const start = now + (a % (horizonDays * 24)) * 60 * minute;
    const calendarIds = [rooms[b % 2]!];
    return booked(`bkg_${made}-${a % 7}`, start, { serviceId: services[b % 2]!, calendarIds });
  },
  freed: ({ rooms }, now, a, b) => {
    const start = now + (a % (horizonDays * 24)) * 60 * minute;
    return freed(`bkg_${made}-${a % 7}`, contentOf(start, { calendarIds: [rooms[b % 2]!] }));
  },
  held: ({ rooms, services }, now, a, b) => {
    const start = now + (a % (3 * 24)) * 60 * minute;
    const content = { serviceId: services[0]!, calendarIds: [rooms[b % 2]!] };
    return held(`bkg_h${made}-${a % 5}`, start, { expiresAt: now + (b % 90) * minute }, content);
  },
  counted: ({ services }, now, a, b) => {
    const start = now + (a % 4) * day;
    const date = localDay(timeZone, start);
    const data = { bookingId: `bkg_t${b % 9}`, start, expiresAt: b % 2 ? now + (b % 90) * minute : null };
    const tallies = [
      tallyStream('day', services[0]!, dateOf(date)),
      tallyStream('week', services[0]!, isoWeekOf(date)),
    ];
    return tallies.map((tally) => append(tally, { type: 'TallyCounted', data }));
  },
  moved: ({ rooms }, _, a, b) => [roomChanged({ capacity: 1 + (a % 3) }, { id: rooms[b % 2]! })],
  closed: ({ rooms }, now, a, b) => {
    const start = now + (a % (5 * 24)) * 60 * minute;
    return [blackoutAdded({ id: `blk_${a}`, start, end: start + 5 * 60 * minute }, { id: rooms[b % 2]! })];
  },
  archived: ({ rooms }) => [roomArchived({ id: rooms[0]! })],
  restored: ({ rooms }) => [roomRestored({ id: rooms[0]! })],
  changed: ({ services }, _, a, b) => [
    massageChanged({ step: [30, 60, 90][a % 3]!, minNotice: b % 120 }, services[a % 2]!),
  ],
  elsewhere: (_, now) => booked(`bkg_far-${made}`, now + day, { serviceId: 'svc_far', calendarIds: ['cal_far'] }),
  minutesPass: (_, __, a) => (a % 120) * minute,
  daysPass: (_, __, a) => (a % 30) * 60 * minute,
};

export const happening = fc.record({
  what: fc.constantFrom(...Object.keys(happenings), 'counted', 'counted'),
  a: fc.nat(1_000),
  b: fc.nat(1_000),
});

export const question = fc.record({
  service: fc.nat(1),
  from: fc.integer({ min: -600, max: horizonDays * 1_440 }),
  length: fc.oneof(fc.constant(62 * 1_440), fc.integer({ min: 1, max: 4 * 1_440 })),
  duration: fc.constantFrom(null, 60, 120, 45),
  units: fc.constantFrom(null, 1, 2),
  pinned: fc.constantFrom(undefined, 0, 1),
  candidates: fc.boolean(),
});

type Drawn<Arbitrary> = Arbitrary extends fc.Arbitrary<infer Value> ? Value : never;

/** What is written where something happens, or how long nothing does. */
export const happen = (shop: Shop, now: number, { what, a, b }: Drawn<typeof happening>) =>
  happenings[what]!(shop, now, a, b);

export const asked = (
  now: number,
  { rooms }: Shop,
  { from, length, duration, units, pinned, candidates }: Drawn<typeof question>,
): SlotFilter => ({
  from: now + from * minute,
  to: now + (from + length) * minute,
  duration,
  units,
  candidates,
  ...(pinned !== undefined && { calendarIds: [rooms[pinned]!] }),
});
