import { type FoundSlots, ownRound, type RefusedStart, type Slot } from '#libs/booking';
import type { Described } from '../http/answers/described.js';
import { weakTagOf } from '../http/answers/entity-tag.js';
import { toInstant, toInstantOrNull } from '../http/answers/instant.js';
import { KeptBody } from '../http/answers/kept-body.js';
import { localTimeIn } from './local-time.js';
import type { SlotResponse } from './slot.schemas.js';

/** What not everybody sees, or asks for. */
interface Shows {
  readonly free: boolean;
  readonly candidates: boolean;
  readonly explain: boolean;
}

interface Told {
  /** Weak: it says what is offered, not where the log stood. */
  readonly tag: string;
  readonly body: KeptBody;
}

/** In so many ways, zones above all, one answer is kept in words. */
const atMost = 4;

/** Puts an answer into words once for all who are given the same: for 2,000 slots that takes as long as finding them. */
export class ToldSlots {
  readonly #told = new WeakMap<FoundSlots, Map<string, Told>>();

  async of(found: FoundSlots, timeZone: string, shows: Shows, position: string): Promise<Told> {
    const ways = this.#told.get(found) ?? new Map<string, Told>();
    this.#told.set(found, ways);
    const key = `${timeZone} ${shows.free} ${shows.candidates} ${shows.explain}`;
    // Several who have waited for the same days would all be told in one round of the loop.
    if (!ways.has(key)) await ownRound();
    const told = ways.get(key) ?? tell(found, timeZone, shows, position);
    if (ways.size >= atMost && !ways.has(key)) ways.clear();
    ways.set(key, told);
    return told;
  }
}

const tell = (found: FoundSlots, timeZone: string, shows: Shows, position: string): Told => {
  const { slots, nextFrom, nextAvailable, searchedUntil, refused } = found;
  const localTime = localTimeIn(timeZone);
  const text = JSON.stringify({
    slots: slots.map((slot) => toSlotResponse(slot, localTime, shows)),
    nextFrom: toInstantOrNull(nextFrom),
    nextAvailable: toInstantOrNull(nextAvailable),
    searchedUntil: toInstant(searchedUntil),
    ...(shows.explain && { refused: refused.map(toRefusedStart) }),
  });
  const body = new KeptBody(`${text.slice(0, -1)},"position":${JSON.stringify(position)}}`);
  return { tag: weakTagOf(text), body };
};

const toRefusedStart = ({ start, reason, rule }: RefusedStart) => ({
  start: toInstant(start),
  reason,
  ...(rule && { rule }),
});

/** A slot as it is told to somebody. */
export const toSlotResponse = (
  slot: Slot,
  localTime: (instant: number) => string,
  { free, candidates }: Omit<Shows, 'explain'>,
): Described<typeof SlotResponse> => ({
  start: toInstant(slot.start),
  end: toInstant(slot.end),
  remaining: slot.remaining,
  ...(free && { free: slot.free }),
  calendarIds: slot.calendarIds,
  ...(candidates && { candidates: slot.candidates }),
  localStart: localTime(slot.start),
});
