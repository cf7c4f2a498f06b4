import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Pool } from 'pg';
import { EventLog, Movements } from '#libs/event-store';
import type { Slot } from '../../domain/availability/slots.js';
import type { Kept } from './kept.js';

/** Bytes, by estimate, that may be kept of days, and of answers that were made of them. */
const atMost = 32 * 2 ** 20;

/** Of the streams that slots are made of. */
const categories = ['service', 'calendar', 'agenda', 'tally-day', 'tally-week'];

/** Of a slot with its text; what its calendars are called is shared. */
const bytesOfSlot = 500;
const bytesOfName = 8;

export const bytesOf = (slots: readonly Slot[]): number =>
  1_000 +
  slots.length * bytesOfSlot +
  slots.reduce((sum, { candidates, calendarIds }) => sum + (candidates.length + calendarIds.length) * bytesOfName, 0);

const nothing = () => {};

interface Answered {
  readonly parts: readonly Kept<unknown>[];
  readonly answer: object;
  readonly bytes: number;
}

/** What was found out for one question and may serve the next; what was not asked for the longest goes first. */
@Injectable()
export class KeptSlots {
  readonly movements: Movements;
  readonly #parts = new LRUCache<string, Kept<unknown>>({
    maxSize: atMost,
    sizeCalculation: ({ value }) => (Array.isArray(value) ? bytesOf(value) : 1_000),
  });
  readonly #answers = new LRUCache<string, Answered>({ maxSize: atMost, sizeCalculation: ({ bytes }) => bytes });
  readonly #underWay = new Map<string, Promise<unknown>>();

  constructor(log: EventLog, pool: Pool) {
    this.movements = new Movements(pool, categories, (listener) => log.onLost(listener));
  }

  part<Value>(key: string): Kept<Value> | undefined {
    return this.#parts.get(key) as Kept<Value> | undefined;
  }

  keep(key: string, part: Kept<unknown>): void {
    this.#parts.set(key, part);
  }

  forget(key: string): void {
    this.#parts.delete(key);
  }

  /** The answer that was made of exactly these parts, so that what was made of it is good too. */
  answerOf<Answer extends object>(key: string, parts: readonly Kept<unknown>[]): Answer | undefined {
    const known = this.#answers.get(key);
    const isSame = known?.parts.length === parts.length && known.parts.every((part, at) => part === parts[at]);
    return isSame ? (known.answer as Answer) : undefined;
  }

  keepAnswer(key: string, parts: readonly Kept<unknown>[], answer: object, slots: readonly Slot[]): void {
    this.#answers.set(key, { parts, answer, bytes: bytesOf(slots) });
  }

  /** Until those are done who are at the same work; null: nobody is. */
  othersAt(key: string): Promise<void> | null {
    return this.#underWay.get(key)?.then(nothing, nothing) ?? null;
  }

  /** Lets others know that this is being found out. */
  async at<Found>(key: string, work: Promise<Found>): Promise<Found> {
    this.#underWay.set(key, work);
    try {
      return await work;
    } finally {
      if (this.#underWay.get(key) === work) this.#underWay.delete(key);
    }
  }
}
