import type { Asked } from '../deciding/refused.js';
import { day, type Interval } from '../time/interval.js';
import { type Context, findSlots, type Slot } from './availability.js';
import type { Wanted } from './service-rules.js';

/** How far around a wish other slots are looked for, the usual first. */
export const reaches = [1, 4, 16, 62].map((days) => days * day);

/**
 * The bookable slots that are nearest to what was asked for, the nearest first; of two as near the one on the calendars
 * that were asked for, then the earlier. Length and number of units are taken as agreed: a refusal for want of room has
 * passed those rules. Claims must be known as far as `reach`, buffers included.
 */
export const findAlternatives = (
  context: Context,
  asked: Asked,
  now: number,
  { atMost = 5, reach: furthest = reaches.at(-1)! } = {},
): Slot[] => {
  const { duration, units, ignoreBooking, calendarIds } = asked;
  const service = { ...context.service, durations: [duration], maxUnitsPerBooking: units };
  const wanted = { duration, units };
  const onAny = (range: Interval) => findSlots({ ...context, service, ignoreBooking }, range, wanted, now);
  const onThese = (range: Interval) =>
    calendarIds ? findSlots({ ...context, service, ignoreBooking }, range, { ...wanted, calendarIds }, now) : [];
  const slotsWithin = (ranges: readonly Interval[]) => distinct([...ranges.flatMap(onThese), ...ranges.flatMap(onAny)]);
  const distance = ({ start }: Slot) => Math.abs(start - asked.start);
  const nearest: Slot[] = [];
  let searched: Interval | null = null;
  for (const reach of reaches.filter((each) => each <= furthest)) {
    const wider: Interval = { start: asked.start - reach, end: asked.start + reach };
    const around: Interval[] = searched
      ? [
          { start: wider.start, end: searched.start },
          { start: searched.end, end: wider.end },
        ]
      : [wider];
    const found = slotsWithin(around).filter(({ start }) => calendarIds || start !== asked.start);
    nearest.push(...found.sort((a, b) => distance(a) - distance(b)).slice(0, atMost - nearest.length));
    if (nearest.length === atMost) break;
    searched = wider;
  }
  return nearest;
};

const distinct = (slots: readonly Slot[]) => [
  ...new Map(slots.map((slot) => [`${slot.start} ${slot.calendarIds}`, slot])).values(),
];

/** The first bookable start at or after `from`, looked for as far as the last reach. */
export const nextAvailable = (
  context: Context,
  from: number,
  wanted: Omit<Wanted, 'start' | 'override'>,
  now: number,
) => {
  const first = Math.max(from, now);
  let searched = first;
  for (const reach of reaches) {
    const [slot] = findSlots(context, { start: searched, end: first + reach }, wanted, now);
    if (slot) return slot.start;
    searched = first + reach;
  }
  return null;
};
