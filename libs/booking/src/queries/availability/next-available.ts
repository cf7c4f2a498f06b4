import type { Context } from '../../domain/availability/availability.js';
import { bookableRange, type Wanted } from '../../domain/availability/service-rules.js';
import { walkSlots } from '../../domain/availability/slots.js';
import { calendarIdsOf, type Service } from '../../domain/calendars/service.js';
import { day, type Interval } from '../../domain/time/interval.js';
import type { Turns } from '../../turns.js';

/** Days looked at in one go: mostly something is free soon. */
const stretches = [1, 4, 16, 62];

/** Starts, times the calendars of the service, that are judged at most: half a second of work, in turns. */
const judgedAtMost = 250_000;

/** `next`: the first bookable start; null: there is none from where it was looked for until `searchedUntil`. */
export interface NextAvailable {
  readonly next: number | null;
  readonly searchedUntil: number;
}

/** What is known of the starts within a range. */
export type Look = (range: Interval) => Promise<{ readonly context: Context } | null>;

/** Looks from an instant on, as far as the horizon if that is not too much work. */
export const findNext = async (
  look: Look,
  service: Service,
  from: number,
  wanted: Omit<Wanted, 'start' | 'override'>,
  now: number,
  turns: Turns,
): Promise<NextAvailable> => {
  const bookable = bookableRange(service, now);
  const calendars = calendarIdsOf(service.uses).length;
  let searched = Math.min(Math.max(from, bookable.start), Math.max(from, bookable.end));
  let judged = 0;
  for (let nth = 0; searched < bookable.end && judged < judgedAtMost; nth += 1) {
    const length = stretches[nth] ?? stretches.at(-1)!;
    const range = { start: searched, end: Math.min(searched + length * day, bookable.end) };
    const available = await look(range);
    if (!available) break;
    for (const slot of walkSlots(available.context, range, wanted, now)) {
      if (slot) return { next: slot.start, searchedUntil: slot.start };
      await turns.take();
    }
    judged += (calendars * length * day) / (service.step * 60_000);
    searched = range.end;
  }
  return { next: null, searchedUntil: searched };
};
