import type { Choice } from '../bookings/booking.js';
import { candidatesOf, type Service, type Strategy, type Use } from '../calendars/service.js';
import type { Lane } from '../claims/lane.js';
import { type Interval, minute, overlap } from '../time/interval.js';
import { beginningOf, localDay } from '../time/zone.js';

/** The local day of a service that an instant lies in: fairness is counted by it. */
export const dayOf = ({ timeZone }: Pick<Service, 'timeZone'>, instant: number): Interval => {
  const date = localDay(timeZone, instant);
  return { start: beginningOf(timeZone, date), end: beginningOf(timeZone, date + 1) };
};

/** Whether the choice depends on more than what is free at the time in question. */
export const looksAtTheDay = (use: Use) => 'anyOf' in use && use.strategy !== 'first';

/** How much a calendar has to do on a day, as a strategy counts it. */
type Count = (lane: Lane, day: Interval, service: Service) => number;

const counts: Record<Strategy, Count> = {
  first: () => 0,
  'round-robin': ({ claims }, day, { id }) =>
    claims.filter(({ serviceId, core }) => serviceId === id && day.start <= core.start && core.start < day.end).length,
  'least-busy': ({ claims }, day) =>
    claims
      .filter(({ buffered }) => overlap(buffered, day))
      .reduce((sum, { buffered }) => sum + minutesWithin(buffered, day), 0),
};

const minutesWithin = ({ start, end }: Interval, day: Interval) =>
  (Math.min(end, day.end) - Math.max(start, day.start)) / minute;

const reasons: Record<Strategy, (count: number, free: number) => string> = {
  first: (_, free) => `the first of ${free} that ${free === 1 ? 'was' : 'were'} free`,
  'round-robin': (count, free) =>
    `${count} of this service that day, the fewest of ${free} that ${free === 1 ? 'was' : 'were'} free`,
  'least-busy': (count, free) =>
    `${count} minutes claimed that day, the fewest of ${free} that ${free === 1 ? 'was' : 'were'} free`,
};

/** The calendars that whoever asks is on already. */
type Own = readonly string[];

/**
 * Lanes in the order in which they are taken at a start, the same at all starts of a day: first those that the booking has already, then
 * those with the least to do that day, and those with as little in the order of the entry.
 */
export const inTurn = (use: Use, lanes: readonly Lane[], service: Service, start: number, own: Own = []): Lane[] => {
  const count = countingOn(use, service, start);
  return lanes
    .map((lane) => ({ lane, count: own.includes(lane.calendar.id) ? -1 : count(lane) }))
    .sort((a, b) => a.count - b.count)
    .map(({ lane }) => lane);
};

const countingOn = (use: Use, service: Service, start: number): ((lane: Lane) => number) => {
  if (!('anyOf' in use) || !looksAtTheDay(use)) return () => 0;
  const day = dayOf(service, start);
  return (lane) => counts[use.strategy](lane, day, service);
};

/** The one that is taken of the lanes that are free. */
export const choose = (
  use: Use,
  free: readonly Lane[],
  service: Service,
  start: number,
  own: Own = [],
): { readonly lane: Lane; readonly choice: Choice | null } => {
  const lane = inTurn(use, free, service, start, own)[0]!;
  if (!('anyOf' in use)) return { lane, choice: null };
  const { id: calendarId } = lane.calendar;
  const reason = own.includes(calendarId)
    ? 'the calendar it had before'
    : reasons[use.strategy](countingOn(use, service, start)(lane), free.length);
  return { lane, choice: { calendarId, strategy: use.strategy, reason } };
};

/** The entries of `uses` with the calendars that may be taken: all, or of an entry that is pinned those alone. */
export const openTo = ({ uses }: Pick<Service, 'uses'>, pinned: readonly string[]) =>
  uses.map((use) => {
    const candidates = candidatesOf(use);
    const wanted = candidates.filter((id) => pinned.includes(id));
    return { use, candidates: wanted.length > 0 ? wanted : candidates };
  });

/** Whether of each entry that is pinned one of those calendars was taken. */
export const honours = ({ uses }: Pick<Service, 'uses'>, pinned: readonly string[], taken: readonly string[]) =>
  uses
    .map((use) => candidatesOf(use).filter((id) => pinned.includes(id)))
    .every((wanted) => wanted.length === 0 || wanted.some((id) => taken.includes(id)));
