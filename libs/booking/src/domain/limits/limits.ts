import type { Service } from '../calendars/service.js';
import { forever, type Read } from '../deciding/decision.js';
import type { Limit } from '../deciding/refused.js';
import { earliest, type Interval } from '../time/interval.js';
import { beginningOf, localDay } from '../time/zone.js';
import { periodsOf } from './count-in-limits.js';
import { countsUntil, noTally, type SeenTally, type Tally, type TallyKind, tallyStream } from './tally.js';

/** What a limit says to one more: it is reached, or there is room; that stands until `until`. */
export interface Room {
  readonly reached: Limit | null;
  readonly until: number;
}

const kinds = { day: 'per-day', week: 'per-week', customer: 'per-customer' } as const;

/** Who counts already takes nobody's place. */
export const roomIn = (
  kind: TallyKind,
  { bookings }: Tally,
  limit: Limit,
  bookingId: string | undefined,
  now: number,
): Room => {
  const own = bookingId && bookings.find((each) => each.bookingId === bookingId);
  if (own && now < countsUntil(kind, own)) return { reached: null, until: countsUntil(kind, own) };
  const counted = bookings.map((each) => countsUntil(kind, each));
  const live = counted.filter((until) => now < until);
  return live.length < limit.atMost ? { reached: null, until: forever } : { reached: limit, until: earliest(live) };
};

export interface Limited {
  readonly service: Service;
  /** Those that are known; none is one without bookings. */
  readonly tallies?: readonly SeenTally[] | undefined;
  readonly ignoreBooking?: string | undefined;
}

/** Tells of any start whether the limits of its day and its week leave room for one more. */
export const limitsOn = ({ service, tallies = [], ignoreBooking }: Limited, now: number) => {
  const rooms = new Map<string, Room>();
  return (start: number): readonly Room[] =>
    periodsOf(service, start).map(({ kind, of, atMost }) => {
      const known = rooms.get(of);
      if (known) return known;
      const tally = tallies.find((each) => each.of === of) ?? noTally;
      const room = roomIn(kind, tally, { kind: kinds[kind], atMost, period: of }, ignoreBooking, now);
      rooms.set(of, room);
      return room;
    });
};

export const talliesAt = (look: Read['all'], service: Service, starts: readonly number[]): SeenTally[] =>
  lookAtTallies(look, service, starts).map(({ of, seen }) => ({ of, ...seen.state }));

/** The same, whether or not they can be read. */
export const lookAtTallies = (look: Read['all'], service: Service, starts: readonly number[]) => {
  const periods = new Map(starts.flatMap((start) => periodsOf(service, start)).map((period) => [period.of, period]));
  const streams = [...periods.values()].map(({ kind, of }) => tallyStream(kind, service.id, of));
  const seen = look(streams);
  return [...periods.keys()].map((of, at) => ({ of, seen: seen[at]! }));
};

/** The beginning of each local day that an interval touches. */
export const daysWithin = ({ timeZone }: Service, { start, end }: Interval): number[] => {
  const first = localDay(timeZone, start);
  const days = localDay(timeZone, end) - first + 1;
  return Array.from({ length: days }, (_, nth) => beginningOf(timeZone, first + nth));
};
