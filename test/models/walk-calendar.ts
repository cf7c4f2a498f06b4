import { dateOn, wallClock } from './wall-clock.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** No clock has been set back by more since 1972. */
const furthestBack = 3 * hour;

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

interface Hours {
  readonly from: string;
  readonly to: string;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface KnownCalendar {
  readonly id: string;
  readonly timeZone: string;
  readonly status: string;
  readonly capacity: number;
  readonly openingHours: readonly (Hours & { readonly days: readonly string[] })[];
  readonly exceptions: readonly { readonly date: string; readonly openingHours: readonly Hours[] }[];
  readonly blackouts: readonly Span[];
}

/** One calendar during one minute. */
export interface Moment {
  readonly isOpen: boolean;
  readonly isBlackedOut: boolean;
  readonly unitsLeft: number;
}

/** Goes through a calendar minute by minute, looking at the clock on its wall. */
export const walkCalendar = (
  calendar: KnownCalendar,
  claims: readonly { readonly buffered: Span; readonly units: number }[],
  { start, end }: Span,
): ReadonlyMap<number, Moment> => {
  const { timeZone, blackouts, capacity } = calendar;
  const hoursOf = remembering((date) => hoursBeginningOn(calendar, date));
  const moments = new Map<number, Moment>();
  let passed = Number.NEGATIVE_INFINITY;
  for (let at = start - furthestBack; at < end; at += minute) {
    const shown = wallClock(timeZone, at);
    if (shown > passed) passed = shown;
    if (at < start) continue;
    const isDuring = (span: Span) => span.start < at + minute && at < span.end;
    const inUse = claims.filter(({ buffered }) => isDuring(buffered)).map(({ units }) => units);
    const today = dateOn(passed);
    moments.set(at, {
      isOpen: [...hoursOf(today - day), ...hoursOf(today)].some((open) => open.start <= passed && passed < open.end),
      isBlackedOut: blackouts.some(isDuring),
      unitsLeft: capacity - inUse.reduce((sum, units) => sum + units, 0),
    });
  }
  return moments;
};

/** By the clock on the wall. A date that the zone has skipped has none. */
const hoursBeginningOn = ({ timeZone, openingHours, exceptions }: KnownCalendar, date: number): Span[] => {
  const written = new Date(date).toISOString().slice(0, 10);
  const weekday = weekdays[new Date(date).getUTCDay()]!;
  const exception = exceptions.find((each) => each.date === written);
  const hours = exception?.openingHours ?? openingHours.filter(({ days }) => days.includes(weekday));
  if (hours.length === 0 || !wasShown(timeZone, date)) return [];
  return hours.map(({ from, to }) => {
    const [start, end] = [date + timeOfDay(from), date + timeOfDay(to)];
    return { start, end: end > start ? end : end + day };
  });
};

/** At nine or at twelve in Greenwich every place on earth has the same date, unless it skips that. */
const wasShown = (zone: string, date: number) =>
  [9, 12].some((hours) => dateOn(wallClock(zone, date + hours * hour)) === date);

const timeOfDay = (written: string) => {
  const [hours, minutes] = written.split(':').map(Number);
  return hours! * hour + minutes! * minute;
};

const remembering = <Result>(find: (key: number) => Result) => {
  const known = new Map<number, Result>();
  return (key: number): Result => {
    if (!known.has(key)) known.set(key, find(key));
    return known.get(key)!;
  };
};
