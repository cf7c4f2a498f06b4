import type { Service } from '../calendars/service.js';
import { isOpenIn } from '../claims/lane.js';
import { limitsOn } from '../limits/limits.js';
import { walkGrid } from '../time/grid.js';
import { type Interval, minute } from '../time/interval.js';
import { type Context, serviceIsGone, startsPerPause, walkEntries } from './availability.js';
import { extentOf, keptWithin, startsWithin } from './extent.js';
import { Places } from './places/places.js';
import { bookableRange, isOffered, startsInRange, type Wanted } from './service-rules.js';

/** A bookable interval. `remaining`: the most units that one booking could take; `free`: all that are left. */
export interface Slot extends Interval {
  readonly remaining: number;
  readonly free: number;
  /** One calendar per entry of the service's `uses`: what a booking would take now. */
  readonly calendarIds: readonly string[];
  /** All that would do; none where nobody asked. */
  readonly candidates: readonly string[];
}

const none: readonly string[] = [];

type WantedOfAny = Omit<Wanted, 'start' | 'override'>;

/** What of a range notice, horizon and the ends of time leave. */
export const possibleRange = (service: Service, range: Interval, wanted: WantedOfAny, now: number): Interval => {
  const bookable = bookableRange(service, now, wanted);
  const possible = startsInRange(service, wanted.duration);
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
  { withCandidates = true } = {},
): Generator<Slot | null> {
  const { service } = context;
  if (!isOffered(service, wanted) || serviceIsGone(context)) return;
  const within = possibleRange(service, range, wanted, now);
  const kept = keptWithin({ ...range, start: Math.max(range.start, now) }, wanted.standing);
  if (within.start >= within.end && kept === null) return;
  const entries = yield* walkEntries(context, wanted.calendarIds, reaching(within, kept, wanted), now);
  const places = entries.map((entry) => new Places(entry, service, wanted.standing?.calendarIds));
  const limits = limitsOn(context, now);
  let judged = 0;
  for (const start of startsWithin(service, within, kept)) {
    judged += 1;
    if (judged % startsPerPause === 0) yield null;
    if (limits(start).some(({ reached }) => reached)) continue;
    const asked = extentOf(service, { ...wanted, start });
    const found = places.map((each) => each.at(asked));
    if (!found.every((place) => place !== null)) continue;
    const free = Math.min(...found.map(({ left }) => left));
    yield {
      ...asked.core,
      remaining: Math.min(free, service.maxUnitsPerBooking),
      free,
      calendarIds: found.map(({ lane }) => lane.calendar.id),
      candidates: withCandidates ? places.flatMap((each) => each.candidatesAt(asked)) : none,
    };
  }
}

export const findSlots = (context: Context, range: Interval, wanted: WantedOfAny, now: number): Slot[] =>
  [...walkSlots(context, range, wanted, now)].filter((slot) => slot !== null);

/** The starts at which there is a calendar that is open for each entry of `uses`, whoever has booked it; pauses between them. */
export function* walkOpenStarts(
  context: Context,
  range: Interval,
  wanted: WantedOfAny,
  now: number,
): Generator<number | null> {
  const { service } = context;
  if (serviceIsGone(context)) return;
  const within = possibleRange(service, range, wanted, now);
  if (within.start >= within.end) return;
  const entries = yield* walkEntries(context, wanted.calendarIds, reaching(within, null, wanted), now);
  const isOpen = (start: number) => {
    const asked = extentOf(service, { ...wanted, start });
    return entries.every(({ lanes }) => lanes.some((lane) => isOpenIn(lane, asked)));
  };
  let judged = 0;
  for (const start of walkGrid(service, within)) {
    judged += 1;
    if (judged % startsPerPause === 0) yield null;
    if (isOpen(start)) yield start;
  }
}

/** All that bookings take that begin within a range, or at the start that is kept. */
const reaching = ({ start, end }: Interval, kept: number | null, { duration }: WantedOfAny): Interval => {
  if (start >= end) return { start: kept!, end: kept! + duration * minute };
  const [first, last] = [Math.min(start, kept ?? start), Math.max(end, kept ?? end)];
  return { start: first, end: last + duration * minute };
};
