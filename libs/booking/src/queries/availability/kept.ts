import type { Point, ShardMovements } from '#libs/event-store';
import { calendarStream } from '../../domain/calendars/calendar.js';
import { calendarIdsOf, type Service, serviceStream } from '../../domain/calendars/service.js';
import { day, dayNear, type Interval, latest, utcDay } from '../../domain/time/interval.js';
import { dateOf, isoWeekOf } from '../../domain/time/zone.js';
import { daysAround } from '../../read-models/services.js';

/** Something that was made of the read models, and of what: it is so until `until`, unless one of those streams moves. */
export interface Kept<Value> {
  readonly value: Value;
  /** Where the read models stood. */
  readonly at: Point;
  /** The time at which it was made. */
  readonly since: number;
  readonly until: number;
  /** What the log was; after a failover it is another one. */
  readonly past: object;
  readonly read: Read | null;
}

/** What was read beside the service and its calendars: the first and the last of each, both included. */
export interface Read {
  readonly days: readonly [string, string];
  readonly dates: readonly [string, string];
  readonly weeks: readonly [string, string];
}

/** What is read for some local days of a service that lie within `range`. */
export const readFor = (
  service: Service,
  first: number,
  last: number,
  range: Interval,
): Read & { around: Interval } => {
  const { before, after } = daysAround(service);
  const [from, to] = [dayNear(Math.floor(range.start / day) - before), dayNear(Math.floor(range.end / day) + after)];
  const [one, other] = [dayNear(first), dayNear(last)];
  return {
    days: [utcDay(from * day), utcDay(to * day)],
    dates: [dateOf(one), dateOf(other)],
    weeks: [isoWeekOf(one), isoWeekOf(other)],
    around: { start: from * day, end: (to + 1) * day },
  };
};

/** What has moved of all that a service's slots are made of; each with its last position. */
export interface Moves {
  readonly shard: ShardMovements;
  /** Of the service and its calendars, the last one. */
  readonly things: number;
  readonly days: readonly (readonly [string, number])[];
  readonly dates: readonly (readonly [string, number])[];
  readonly weeks: readonly (readonly [string, number])[];
}

export const movesOf = (shard: ShardMovements, tenant: string, service: Pick<Service, 'id' | 'uses'>): Moves => {
  const calendars = [...new Set(calendarIdsOf(service.uses))];
  const things = [serviceStream(service.id), ...calendars.map((id) => calendarStream(id))];
  return {
    shard,
    things: latest(things.flatMap(({ name }) => [...shard.of(tenant, name).values()])),
    days: calendars.flatMap((id) => [...shard.of(tenant, `agenda/${id}`)]),
    dates: [...shard.of(tenant, `tally-day/${service.id}`)],
    weeks: [...shard.of(tenant, `tally-week/${service.id}`)],
  };
};

/** Where any of it moved last. */
export const lastMove = ({ things, days, dates, weeks }: Moves): number =>
  latest([things, ...[...days, ...dates, ...weeks].map(([, position]) => position)]);

/** Rows that were mended by hand, or rebuilt in place, move no stream: after so long they are looked at again. */
const oldestGiven = 5 * 60_000;

/** Whether it would come out the same if it were made anew. */
export const isStill = ({ at, since, until, past, read }: Kept<unknown>, moves: Moves, now: number): boolean => {
  const { shard, things, days, dates, weeks } = moves;
  if (past !== shard.past || at.position < shard.since || things > at.position) return false;
  if (now < since || until <= now || now - since >= oldestGiven) return false;
  const isMoved = ([first, last]: readonly [string, string], moved: Moves['days']) =>
    moved.some(([of, position]) => position > at.position && first <= of && of <= last);
  return read === null || !(isMoved(read.days, days) || isMoved(read.dates, dates) || isMoved(read.weeks, weeks));
};
