import { day, dayNear, type Interval, utcDay } from './interval.js';

/**
 * Wall-clock time is written as the milliseconds since the epoch that a UTC clock of the same reading would have,
 * a local date as their whole days. In a period the zone keeps one offset (wall clock minus UTC).
 */
export interface Period extends Interval {
  readonly offset: number;
}

const zonesKept = 1_000;
const periodsKept = 32;
const known = new Map<string, Period[]>();

/** The period of an IANA zone that an instant lies in. */
export const periodAt = (zone: string, instant: number): Period => {
  const periods = known.get(zone);
  return periods?.find(({ start, end }) => start <= instant && instant < end) ?? keep(zone, lookUp(zone, instant));
};

const keep = (zone: string, period: Period) => {
  if (known.size >= zonesKept) known.clear();
  known.set(zone, [period, ...(known.get(zone) ?? []).slice(0, periodsKept - 1)]);
  return period;
};

const lookUp = (zone: string, instant: number): Period => {
  const at = (milliseconds: number) => Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(zone);
  return {
    start: at(instant + 1).getTimeZoneTransition('previous')?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    end: at(instant).getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: at(instant).offsetNanoseconds / 1e6,
  };
};

/** The periods that an interval touches, cut to it, in order. */
export const periodsWithin = (zone: string, { start, end }: Interval): Period[] => {
  const periods: Period[] = [];
  for (let from = start; from < end; from = periods.at(-1)!.end) {
    const period = periodAt(zone, from);
    periods.push({ start: from, end: Math.min(period.end, end), offset: period.offset });
  }
  return periods;
};

/** The first instant at which the wall clock shows `wall` or has passed it. */
export const instantOf = (zone: string, wall: number): number => {
  let period = periodAt(zone, wall - 2 * day);
  while (period.end + period.offset <= wall) period = periodAt(zone, period.end);
  return Math.max(period.start, wall - period.offset);
};

export const wallClock = (zone: string, instant: number) => instant + periodAt(zone, instant).offset;

export const localDay = (zone: string, instant: number) => Math.floor(wallClock(zone, instant) / day);

/** The first instant of a local day; of one that the zone skips, that of the next. */
export const beginningOf = (zone: string, date: number) => instantOf(zone, date * day);

export const exists = (zone: string, date: number) => localDay(zone, beginningOf(zone, date)) === date;

/** The local day that something counts on. At either end of time a zone may be a day further: what begins then counts with the outermost. */
export const dayCounted = (zone: string, instant: number) => dayNear(localDay(zone, instant));

/** A local day as `YYYY-MM-DD`. */
export const dateOf = (date: number) => utcDay(date * day);

/** The ISO week of a local day as `YYYY-Www`: it belongs to the year of its Thursday. */
export const isoWeekOf = (date: number) => {
  const thursday = date - ((((date + 3) % 7) + 7) % 7) + 3;
  const year = Number(dateOf(thursday).slice(0, 4));
  const week = Math.floor((thursday - Date.UTC(year, 0, 1) / day) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
};
