/** Half-open, in milliseconds since the epoch, UTC. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

export const minute = 60_000;
export const day = 24 * 60 * minute;

/** The instants that are taken, both included, and the days that they lie on, counted from 1970. */
export const firstInstant = 0;
export const lastInstant = Date.UTC(9999, 11, 31, 23, 59, 59);
export const firstDay = firstInstant / day;
export const lastDay = Math.floor(lastInstant / day);

/** The nearest day that there is. */
export const dayNear = (date: number) => Math.min(Math.max(date, firstDay), lastDay);

export const overlap = (a: Interval, b: Interval) => a.start < b.end && b.start < a.end;

/** What of an interval another one does not cover. */
export const without = ({ start, end }: Interval, other: Interval): Interval[] => {
  if (!overlap({ start, end }, other)) return [{ start, end }];
  const before = { start, end: other.start };
  const after = { start: other.end, end };
  return [before, after].filter((part) => part.start < part.end);
};

export const widen = ({ start, end }: Interval, before: number, after: number): Interval => ({
  start: start - before * minute,
  end: end + after * minute,
});

export const earliest = (instants: readonly number[]) =>
  instants.reduce((first, next) => Math.min(first, next), Number.POSITIVE_INFINITY);

export const latest = (instants: readonly number[]) =>
  instants.reduce((last, next) => Math.max(last, next), Number.NEGATIVE_INFINITY);

/** How many of `count` sorted instants lie at or before another one. */
export const countUpTo = (instant: number, count: number, instantAt: (index: number) => number) => {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (instantAt(middle) <= instant) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The names of days that were named lately, each at its number's place: making one takes ten times as long. */
const named: { date: number; name: string }[] = [];
const namedAtMost = 1_024;

/** `YYYY-MM-DD`. Throws before 1970 and after 9999, where it would be another text, or sort as if it were earlier. */
export const utcDay = (instant: number) => {
  const date = Math.floor(instant / day);
  const known = named[date % namedAtMost];
  if (known?.date === date) return known.name;
  if (date >= firstDay && date <= lastDay) {
    const name = new Date(instant).toISOString().slice(0, 10);
    named[date % namedAtMost] = { date, name };
    return name;
  }
  throw new RangeError(`${instant} ms is no instant between 1970 and 9999`);
};

/** The UTC days that an interval touches, `YYYY-MM-DD`, in order. */
export const utcDays = ({ start, end }: Interval): string[] => {
  const days: string[] = [];
  for (let at = Math.floor(start / day) * day; at < end; at += day) days.push(utcDay(at));
  return days;
};
