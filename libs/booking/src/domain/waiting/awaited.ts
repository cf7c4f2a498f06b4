import { lastStart, type Waiting } from '../bookings/waitlist/waitlist.js';
import { day, type Interval } from '../time/interval.js';

const longest = 62 * day;

/**
 * The times for which somebody waits, in parts that are looked at one by one: who waits for a day years ahead has nobody
 * look at all days until then.
 */
export const awaited = (waiting: readonly Waiting[], now: number): Interval[] => {
  const windows = waiting
    .map((each) => ({ start: Math.max(now, each.from), end: lastStart(each) + 1 }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start);
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of windows) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged.flatMap(({ start, end }) =>
    Array.from({ length: Math.ceil((end - start) / longest) }, (_, nth) => ({
      start: start + nth * longest,
      end: Math.min(end, start + (nth + 1) * longest),
    })),
  );
};
