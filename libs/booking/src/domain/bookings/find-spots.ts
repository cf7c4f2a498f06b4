import { type Context, extent } from '../availability/availability.js';
import { findSlots, type Slot } from '../availability/slots.js';
import type { Service } from '../calendars/service.js';
import { day, type Interval } from '../time/interval.js';
import { isWaitingFor, lastStart, type Waiting } from './waitlist.js';

export interface Spot {
  readonly entryId: string;
  readonly start: number;
}

/**
 * For each who waits, in their order, the first start within `range` that is free for it beside what those before it would
 * take. Claims must be known as far as `range`, buffers included.
 */
export function* findSpots(
  { calendars: known, ...context }: Context,
  waiting: readonly Waiting[],
  range: Interval,
  now: number,
): Generator<Spot> {
  let calendars = known;
  const found = new Map<string, readonly Slot[]>();
  for (const each of waiting) {
    const { duration, units, calendarIds } = each;
    const wanted = { duration, units, calendarIds: calendarIds ?? undefined };
    let slot: Slot | undefined;
    for (const part of partsOf(range, each)) {
      const key = JSON.stringify([duration, units, calendarIds, part.start]);
      const slots = found.get(key) ?? findSlots({ ...context, calendars }, part, wanted, now);
      found.set(key, slots);
      slot = slots.find(({ start }) => isWaitingFor(each, start));
      if (slot) break;
    }
    if (!slot) continue;
    calendars = calendars.map((occupied) => {
      if (!slot.calendarIds.includes(occupied.calendar.id)) return occupied;
      return { ...occupied, claims: [...occupied.claims, claimOn(context.service, slot, units)] };
    });
    found.clear();
    yield { entryId: each.entryId, start: slot.start };
  }
}

const stretch = 62 * day;

/** Where in a range somebody waits, in parts: who waits for a day years ahead has nobody look at all days until then. */
const partsOf = (range: Interval, waiting: Waiting): Interval[] => {
  const parts: Interval[] = [];
  const first = Math.floor(Math.max(range.start, waiting.from) / stretch) * stretch;
  const end = Math.min(range.end, lastStart(waiting) + 1);
  for (let at = first; at < end; at += stretch) {
    parts.push({ start: Math.max(range.start, at), end: Math.min(range.end, at + stretch) });
  }
  return parts;
};

const claimOn = (service: Service, { start, end }: Slot, units: number) => ({
  ...extent(service, start, (end - start) / 60_000),
  bookingId: '',
  serviceId: service.id,
  kind: 'hold' as const,
  units,
  expiresAt: null,
  outsideHours: false,
});
