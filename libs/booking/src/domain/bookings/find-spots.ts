import { type Context, extent, findSlots, type Slot } from '../availability/availability.js';
import type { Service } from '../calendars/service.js';
import type { Interval } from '../time/interval.js';
import { isWaitingFor, type Waiting } from './waitlist.js';

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
    const key = JSON.stringify([duration, units, calendarIds]);
    const wanted = { duration, units, calendarIds: calendarIds ?? undefined };
    const slots = found.get(key) ?? findSlots({ ...context, calendars }, range, wanted, now);
    found.set(key, slots);
    const slot = slots.find(({ start }) => isWaitingFor(each, start));
    if (!slot) continue;
    calendars = calendars.map((occupied) => {
      if (!slot.calendarIds.includes(occupied.calendar.id)) return occupied;
      return { ...occupied, claims: [...occupied.claims, claimOn(context.service, slot, units)] };
    });
    found.clear();
    yield { entryId: each.entryId, start: slot.start };
  }
}

const claimOn = (service: Service, { start, end }: Slot, units: number) => ({
  ...extent(service, start, (end - start) / 60_000),
  bookingId: '',
  serviceId: service.id,
  kind: 'hold' as const,
  units,
  expiresAt: null,
  outsideHours: false,
});
