import { countUpTo, day, dayNear, type Interval, minute } from '../time/interval.js';
import { dateOf, exists, instantOf, localDay } from '../time/zone.js';
import { type CalendarContent, type Hours, weekdays } from './calendar.js';

export type Opening = Pick<CalendarContent, 'timeZone' | 'openingHours' | 'exceptions'>;

/** The open time of a calendar within `range`: sorted, intervals that adjoin or overlap made one, cut to the range. */
export const openIntervals = (calendar: Opening, range: Interval): Interval[] => {
  const { timeZone } = calendar;
  const opened: Interval[] = [];
  const last = localDay(timeZone, range.end) + 1;
  for (let date = localDay(timeZone, range.start) - 2; date <= last; date += 1) {
    const hours = hoursBeginningOn(calendar, date);
    if (hours.length > 0 && exists(timeZone, date)) opened.push(...hours.map((each) => onDate(timeZone, date, each)));
  }
  return merged(opened.map((interval) => cut(interval, range)).filter(({ start, end }) => start < end));
};

/** Whether one of the sorted, separate intervals holds the whole of `inner`. */
export const holds = (intervals: readonly Interval[], { start, end }: Interval) => {
  const begun = countUpTo(start, intervals.length, (index) => intervals[index]!.start);
  return begun > 0 && end <= intervals[begun - 1]!.end;
};

const hoursBeginningOn = ({ openingHours, exceptions }: Opening, date: number): readonly Hours[] => {
  const written = exceptions.length > 0 && date === dayNear(date) ? dateOf(date) : '';
  const differing = exceptions.filter((exception) => exception.date === written);
  if (differing.length > 0) return differing.flatMap((exception) => exception.openingHours);
  const weekday = weekdays[(((date + 3) % 7) + 7) % 7]!;
  return openingHours.filter(({ days }) => days.includes(weekday));
};

const onDate = (zone: string, date: number, { from, to }: Hours): Interval => {
  const [opens, closes] = [timeOfDay(from), timeOfDay(to)];
  return {
    start: instantOf(zone, date * day + opens),
    end: instantOf(zone, (closes > opens ? date : date + 1) * day + closes),
  };
};

const timeOfDay = (time: string) => (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) * minute;

const cut = ({ start, end }: Interval, range: Interval): Interval => ({
  start: Math.max(start, range.start),
  end: Math.min(end, range.end),
});

/** Sorted, those that adjoin or overlap made one. */
export const merged = (intervals: readonly Interval[]): Interval[] => {
  const separate: Interval[] = [];
  for (const next of intervals.toSorted((a, b) => a.start - b.start)) {
    const last = separate.at(-1);
    if (!last || next.start > last.end) separate.push(next);
    else if (next.end > last.end) separate[separate.length - 1] = { start: last.start, end: next.end };
  }
  return separate;
};
