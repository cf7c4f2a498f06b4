import type { Context } from '../availability/availability.js';
import { type Slot, walkSlots } from '../availability/slots.js';
import { asWaitedFor, type Waiting } from '../bookings/waitlist/waitlist.js';
import type { Interval } from '../time/interval.js';

export type Wish = Pick<Waiting, 'duration' | 'units' | 'calendarIds'>;

/** The free starts of one kind of wish: the range is walked once, as far as somebody asks. */
export class FreeStarts {
  readonly #found: Slot[] = [];
  readonly #walk: Generator<Slot | null>;
  #isAll = false;

  constructor(context: Context, range: Interval, wish: Wish, now: number) {
    const wanted = { ...wish, calendarIds: wish.calendarIds ?? undefined };
    this.#walk = walkSlots({ ...context, service: asWaitedFor(context.service, wish) }, range, wanted, now);
  }

  /** Those from an instant on; between them pauses, null, at which whoever asks may let others work. */
  *from(instant: number): Generator<Slot | null> {
    for (let at = this.#firstFrom(instant); ; ) {
      const slot = this.#found[at];
      if (!slot) {
        if (this.#isAll) return;
        const { done, value } = this.#walk.next();
        if (done) this.#isAll = true;
        else if (value) this.#found.push(value);
        else yield null;
        continue;
      }
      if (slot.start >= instant) yield slot;
      at += 1;
    }
  }

  #firstFrom(instant: number): number {
    let [low, high] = [0, this.#found.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#found[middle]!.start < instant) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
