import type { Asked } from '../deciding/refused.js';
import { day, type Interval, minute } from '../time/interval.js';
import { atOnce, type Context } from './availability.js';
import { bookableRange } from './service-rules.js';
import { type Slot, walkOpenStarts, walkSlots } from './slots.js';

/** How far around a wish other slots are looked for, the usual first. */
export const reaches = [1, 4, 16, 62, 250, 1_000, 4_000].map((days) => days * day);

/** How many starts are looked at, the nearest first; those at which it is closed are none. */
export const startsLookedAt = 500;

export interface Nearby {
  readonly slots: readonly Slot[];
  /** Whether looking further would find no more. */
  readonly isAll: boolean;
}

/**
 * The slots nearest to what was asked for that the same request could have, with their start instead, the nearest first,
 * the earlier of two as near. Length and number of units are taken as agreed: a refusal for want of room has passed
 * those rules; what was set aside for the wish is not for others, which nobody asked for. Claims must be known as far as `reach`, buffers included. Between them
 * come pauses, null, at which whoever asks may let others work.
 */
export function* walkAlternatives(
  context: Context,
  asked: Asked,
  now: number,
  { atMost = 5, reach: furthest = reaches.at(-1)! } = {},
): Generator<null, Nearby> {
  const { duration, units, ignoreBooking, calendarIds, standing, endsAtStart } = asked;
  const service = { ...context.service, durations: [duration], maxUnitsPerBooking: units };
  const wanted = { duration, units, calendarIds, standing, endsAtStart };
  const known = { ...context, service, ignoreBooking };
  const bookable = bookableRange(service, now, wanted);
  const distance = (start: number) => Math.abs(start - asked.start);
  const slots: Slot[] = [];
  let searched: Interval | null = null;
  for (const reach of reaches.filter((each) => each <= furthest)) {
    const wider: Interval = { start: asked.start - reach, end: asked.start + reach };
    const around: Interval[] = searched
      ? [
          { start: wider.start, end: searched.start },
          { start: searched.end, end: wider.end },
        ]
      : [wider];
    const starts = (wider.end - wider.start) / (service.step * minute);
    const open = starts > startsLookedAt ? yield* found(walkOpenStarts(known, wider, wanted, now)) : [];
    const away = open.map(distance);
    const furthestLooked = away.sort((a, b) => a - b)[startsLookedAt - 1] ?? Number.POSITIVE_INFINITY;
    const near: Slot[] = [];
    for (const each of around)
      near.push(...(yield* found(walkSlots(known, nearer(each, asked.start, furthestLooked), wanted, now))));
    const others = near
      .filter(({ start }) => start !== asked.start && start !== asked.standsAt)
      .sort((a, b) => distance(a.start) - distance(b.start));
    slots.push(...others.slice(0, atMost - slots.length));
    const isWhole = wider.start <= now && bookable.end <= wider.end;
    if (slots.length === atMost || away.length >= startsLookedAt || isWhole) return { slots, isAll: true };
    searched = wider;
  }
  return { slots, isAll: furthest >= reaches.at(-1)! };
}

/** What a walk finds; its pauses are passed on. */
function* found<Each>(walk: Iterable<Each | null>): Generator<null, Each[]> {
  const all: Each[] = [];
  for (const each of walk)
    if (each === null) yield null;
    else all.push(each);
  return all;
}

export const findAlternatives = (...asked: Parameters<typeof walkAlternatives>): Nearby =>
  atOnce(walkAlternatives(...asked));

/** What of an interval lies no further away than `distance`. */
const nearer = ({ start, end }: Interval, from: number, distance: number): Interval => ({
  start: Math.max(start, from - distance),
  end: Math.min(end, from + distance + 1),
});
