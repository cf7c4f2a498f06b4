import fc from 'fast-check';
import { theMassage } from '#test/rules/front-desk';
import { type Place, zones } from '#test/rules/places';
import type { Context } from '../../libs/booking/src/domain/availability/availability.js';
import type { Wanted } from '../../libs/booking/src/domain/availability/service-rules.js';
import { strategies, type Use } from '../../libs/booking/src/domain/calendars/service.js';
import { type Interval, minute } from '../../libs/booking/src/domain/time/interval.js';
import { between, calendarOf, claimsOn, mostly, rarely } from './random-calendars.js';

/** A few hours of some calendars at some place, and what somebody wants of them. */
export interface World {
  readonly place: Place;
  readonly context: Context;
  readonly range: Interval;
  readonly wanted: Omit<Wanted, 'start'>;
  readonly now: number;
}

/** Each calendar belongs to one entry: needed, or one of several that would do. */
const usesOf = (ids: readonly string[]): fc.Arbitrary<Use[]> => {
  if (ids.length === 0) return fc.constant([]);
  const choice = between(1, ids.length).chain((count) =>
    fc.constantFrom(...strategies).map((strategy) => ({ anyOf: ids.slice(0, count), strategy })),
  );
  const need = fc.constant({ calendarId: ids[0]! });
  const first: fc.Arbitrary<Use> = ids.length === 1 ? need : fc.oneof(need, choice);
  return first.chain((use) => {
    const left = ids.slice('anyOf' in use ? use.anyOf.length : 1);
    return usesOf(left).map((others) => [use, ...others]);
  });
};

const serviceOf = (zone: string, uses: readonly Use[]) =>
  fc
    .record({
      timeZone: fc.oneof(
        { weight: 12, arbitrary: fc.constant(zone) },
        { weight: 1, arbitrary: fc.constantFrom(...zones) },
      ),
      durations: fc.constantFrom([30], [50, 15], [90, 60, 45], [1, 200]),
      step: fc.oneof(fc.constantFrom(5, 10, 15, 15, 30, 60), between(7, 180)),
      bufferBefore: mostly(0, 5, 30),
      bufferAfter: mostly(0, 7, 20),
      minNotice: mostly(0, 1, 60, 400),
      horizonDays: mostly(90, 0, 1, 2),
      maxUnitsPerBooking: mostly(2, 1, 3),
      status: rarely<'active' | 'archived'>('active', 'archived'),
    })
    .map((content) => theMassage({ ...content, uses }));

const spanAround = ({ around }: Place) =>
  fc.record({ begins: between(-900, 600), length: between(120, 360), odd: mostly(0, 1, 30_000) }).map((span) => {
    const start = around + span.begins * minute + span.odd;
    return { start, end: start + span.length * minute };
  });

const nowAround = ({ start }: Interval) =>
  fc.oneof(
    between(-600, 0).map((minutes) => start + minutes * minute),
    between(-2_880, 0).map((minutes) => start + minutes * minute),
    between(-60 * minute, 200 * minute).map((milliseconds) => start + milliseconds),
  );

export const worldAt = (place: Place): fc.Arbitrary<World> =>
  fc
    .record({ range: spanAround(place), count: mostly(1, 2, 2, 3, 4) })
    .chain(({ range, count }) => {
      const ids = ['cal_a', 'cal_b', 'cal_c', 'cal_d'].slice(0, count);
      return fc.record({ range: fc.constant(range), ids: fc.constant(ids), now: nowAround(range), uses: usesOf(ids) });
    })
    .chain(({ range, ids, now, uses }) =>
      fc.record({
        range: fc.constant(range),
        now: fc.constant(now),
        service: serviceOf(place.zone, uses),
        calendars: fc.tuple(
          ...ids.map((id) => fc.record({ calendar: calendarOf(place, range, id), claims: claimsOn(id, range, now) })),
        ),
        nth: fc.nat(2),
        odd: rarely<number | null>(null, 31),
        units: mostly(1, 2),
        pinned: mostly<string[] | undefined>(undefined, [], [ids[0]!], ids.slice(-2)),
        strangers: rarely<string[]>([], ['cal_stranger']),
        ignored: mostly(-1, 0),
      }),
    )
    .map(({ range, now, service, calendars, nth, odd, units, pinned, strangers, ignored }) => {
      const { durations } = service;
      const duration = odd ?? durations[nth % durations.length]!;
      const calendarIds = pinned && [...pinned, ...strangers];
      const ignoreBooking = calendars[0]!.claims[ignored]?.bookingId;
      return {
        place,
        range,
        now,
        context: { service, calendars, ignoreBooking },
        wanted: { duration, units, calendarIds },
      };
    });
