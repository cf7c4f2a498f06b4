import { holds, merged } from '../../calendars/opening-hours.js';
import type { Service } from '../../calendars/service.js';
import { type Extent, isFreeIn, type Lane, remainingIn } from '../../claims/lane.js';
import type { Interval } from '../../time/interval.js';
import type { Entry } from '../availability.js';
import { dayOf, inTurn, looksAtTheDay } from '../candidates.js';

/** The lane that would be taken, and the most units that are free in one of those that would do. */
interface Place {
  readonly lane: Lane;
  readonly left: number;
}

/**
 * What is free of an entry of `uses` at one start after another. Of fifty lanes nearly all are asked nothing: none where all are
 * closed, and behind the first that is free those alone that may have more room.
 */
export class Places {
  /** When at least one of them is open. */
  readonly #open: readonly Interval[];
  /** In the order in which they are taken on `#day`; none yet. */
  #lanes: readonly Lane[] = [];
  #day: Interval = { start: Number.POSITIVE_INFINITY, end: Number.NEGATIVE_INFINITY };

  constructor(
    private readonly entry: Entry,
    private readonly service: Service,
    private readonly own: readonly string[] | undefined,
  ) {
    this.#open = merged(entry.lanes.flatMap(({ open }) => open));
  }

  at(asked: Extent): Place | null {
    // What the asker has there already may lie outside hours.
    if (!asked.kept && !holds(this.#open, asked.core)) return null;
    let place: Place | null = null;
    for (const lane of this.#inTurn(asked.core.start)) {
      if (place && lane.calendar.capacity <= place.left) continue;
      if (!isFreeIn(lane, asked)) continue;
      const left = remainingIn(lane, asked);
      place = place ? { lane: place.lane, left: Math.max(place.left, left) } : { lane, left };
    }
    return place;
  }

  /** All that would do. */
  candidatesAt(asked: Extent): readonly string[] {
    return this.entry.lanes.filter((lane) => isFreeIn(lane, asked)).map(({ calendar }) => calendar.id);
  }

  /** A day has many starts, and one order. */
  #inTurn(start: number): readonly Lane[] {
    const { use, lanes } = this.entry;
    if (this.#day.start <= start && start < this.#day.end) return this.#lanes;
    const always = { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY };
    this.#day = looksAtTheDay(use) ? dayOf(this.service, start) : always;
    this.#lanes = inTurn(use, lanes, this.service, start, this.own);
    return this.#lanes;
  }
}
