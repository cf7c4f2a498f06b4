/** Half-open, in milliseconds since the epoch, UTC. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

export const minute = 60_000;
export const day = 24 * 60 * minute;

export const overlap = (a: Interval, b: Interval) => a.start < b.end && b.start < a.end;

export const widen = ({ start, end }: Interval, before: number, after: number): Interval => ({
  start: start - before * minute,
  end: end + after * minute,
});

export const utcDay = (instant: number) => new Date(instant).toISOString().slice(0, 10);

/** The UTC days that an interval touches, `YYYY-MM-DD`, in order. */
export const utcDays = ({ start, end }: Interval): string[] => {
  const days: string[] = [];
  for (let at = Math.floor(start / day) * day; at < end; at += day) days.push(utcDay(at));
  return days;
};
