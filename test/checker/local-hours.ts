import type { Interval } from './log-row.js';

export interface WeeklyHours {
  readonly days: readonly string[];
  readonly from: string;
  readonly to: string;
}

interface Hours {
  readonly timeZone: string;
  readonly openingHours: readonly WeeklyHours[];
  readonly exceptions: ReadonlyMap<string, readonly Omit<WeeklyHours, 'days'>[]>;
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Whether it is open from the first to the last instant of an interval, by the wall clocks of its zone. */
export const isOpenThrough = (hours: Hours, { start, end }: Interval): boolean => {
  let reached = start;
  const first = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(hours.timeZone).toPlainDate();
  const days = Math.ceil((end - start) / 86_400_000) + 1;
  const open = Array.from({ length: days + 2 }, (_, nth) => openOn(hours, first.add({ days: nth - 1 }))).flat();
  for (const each of open.toSorted((a, b) => a.start - b.start)) {
    if (each.start <= reached) reached = Math.max(reached, each.end);
  }
  return reached >= end;
};

/** What opens on a date may last into the next one. */
const openOn = ({ timeZone, openingHours, exceptions }: Hours, date: Temporal.PlainDate): Interval[] => {
  const weekly = openingHours.filter(({ days }) => days.includes(weekdays[date.dayOfWeek - 1]!));
  return (exceptions.get(date.toString()) ?? weekly).map(({ from, to }) => ({
    start: instantOf(date, from, timeZone),
    end: instantOf(to > from ? date : date.add({ days: 1 }), to, timeZone),
  }));
};

const instantOf = (date: Temporal.PlainDate, time: string, timeZone: string): number => {
  const [day, plain] = time === '24:00' ? [date.add({ days: 1 }), '00:00'] : [date, time];
  return day.toZonedDateTime({ timeZone, plainTime: plain }).epochMilliseconds;
};
