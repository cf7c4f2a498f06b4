import type { Service } from '../calendars/service.js';
import { isFreeIn, isOpenIn, remainingIn } from '../claims/lane.js';
import { limitsOn } from '../limits/limits.js';
import { gridStarts } from '../time/grid.js';
import { earliest, type Interval, latest, minute } from '../time/interval.js';
import { type Context, type Entry, entriesOf, serviceIsGone } from './availability.js';
import { type Counted, choose } from './candidates.js';
import { extentOf, startsWithin } from './extent.js';
import { bookableRange, isOffered, startsInRange, type Wanted } from './service-rules.js';

/** A bookable interval. `remaining`: the most units that one booking could take; `free`: all that are left. */
export interface Slot extends Interval {
  readonly remaining: number;
  readonly free: number;
  /** One calendar per entry of the service's `uses`: what a booking would take now. */
  readonly calendarIds: readonly string[];
  readonly candidates: readonly string[];
}

type WantedOfAny = Omit<Wanted, 'start' | 'override'>;

/** Starts judged between two pauses; with fifty calendars each it is about a millisecond. */
const startsPerPause = 32;

/** What of a range notice, horizon and the ends of time leave. */
export const possibleRange = (service: Service, range: Interval, duration: number, now: number): Interval => {
  const bookable = bookableRange(service, now);
  const possible = startsInRange(service, duration);
  return {
    start: Math.max(range.start, bookable.start, possible.start),
    end: Math.min(range.end, bookable.end, possible.end),
  };
};

/**
 * The bookable starts from `range.start` on and before `range.end`, in order: those that `judge` would let pass. Between
 * them come pauses, null, at which whoever asks may let others work.
 */
export function* walkSlots(
  context: Context,
  range: Interval,
  wanted: WantedOfAny,
  now: number,
): Generator<Slot | null> {
  const { service } = context;
  if (!isOffered(service, wanted) || serviceIsGone(context)) return;
  const within = possibleRange(service, range, wanted.duration, now);
  const starts = startsWithin(service, within, { ...range, start: Math.max(range.start, now) }, wanted.standing);
  if (starts.length === 0) return;
  const around = { start: earliest(starts), end: latest(starts) + 1 };
  const entries = entriesAround(context, around, wanted, now);
  const counted: Counted = new Map();
  const limits = limitsOn(context, now);
  const own = wanted.standing?.calendarIds;
  let judged = 0;
  for (const start of starts) {
    judged += 1;
    if (judged % startsPerPause === 0) yield null;
    if (limits(start).some(({ reached }) => reached)) continue;
    const asked = extentOf(service, { ...wanted, start });
    const places = entries.map(({ use, lanes }) => ({ use, free: lanes.filter((lane) => isFreeIn(lane, asked)) }));
    if (places.some(({ free }) => free.length === 0)) continue;
    const left = Math.min(...places.map(({ free }) => Math.max(...free.map((lane) => remainingIn(lane, asked)))));
    yield {
      ...asked.core,
      remaining: Math.min(left, service.maxUnitsPerBooking),
      free: left,
      calendarIds: places.map(({ use, free }) => choose(use, free, service, start, { own, counted }).lane.calendar.id),
      candidates: places.flatMap(({ free }) => free.map(({ calendar }) => calendar.id)),
    };
  }
}

export const findSlots = (context: Context, range: Interval, wanted: WantedOfAny, now: number): Slot[] =>
  [...walkSlots(context, range, wanted, now)].filter((slot) => slot !== null);

/** The starts at which there is a calendar that is open for each entry of `uses`, whoever has booked it. */
export const openStarts = (context: Context, range: Interval, wanted: WantedOfAny, now: number): number[] => {
  const { service } = context;
  if (serviceIsGone(context)) return [];
  const within = possibleRange(service, range, wanted.duration, now);
  if (within.start >= within.end) return [];
  const entries = entriesAround(context, within, wanted, now);
  const isOpen = (start: number) => {
    const asked = extentOf(service, { ...wanted, start });
    return entries.every(({ lanes }) => lanes.some((lane) => isOpenIn(lane, asked)));
  };
  return gridStarts(service, within).filter(isOpen);
};

const entriesAround = (context: Context, within: Interval, wanted: WantedOfAny, now: number): Entry[] =>
  entriesOf(context, wanted.calendarIds, { start: within.start, end: within.end + wanted.duration * minute }, now);
