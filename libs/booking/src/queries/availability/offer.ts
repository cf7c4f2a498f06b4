import type { Pool } from 'pg';
import type { Point } from '#libs/event-store';
import { bookableRange } from '../../domain/availability/service-rules.js';
import { type Slot, walkSlots } from '../../domain/availability/slots.js';
import { passingIn, passingOn, standsUntil } from '../../domain/availability/stands-until.js';
import type { Service } from '../../domain/calendars/service.js';
import type { Interval } from '../../domain/time/interval.js';
import { beginningOf, localDay } from '../../domain/time/zone.js';
import { type Availability, readAvailability } from '../../read-models/availability.js';
import type { Turns } from '../../turns.js';
import { type Kept, readFor } from './kept.js';
import { findNext, type NextAvailable } from './next-available.js';
import type { Asked, Parts } from './parts.js';

/** The read models have moved on meanwhile: what is known of the service is not what they say. */
export class Overtaken extends Error {}

/**
 * What is offered of one service in one way, at one time: local days, and the first slot from one on. Taken from what is
 * kept, or found out and kept.
 */
export class Offer {
  constructor(
    private readonly pool: Pool,
    readonly parts: Parts,
    private readonly asked: Asked,
    private readonly turns: Turns,
    /** Where the log ends. */
    private readonly end: Point,
  ) {}

  get service(): Service {
    return this.asked.service;
  }

  /** The last local day on which anything is offered. */
  get lastDay(): number {
    return localDay(this.asked.service.timeZone, this.asked.now) + this.asked.service.horizonDays;
  }

  /** When the next local day begins, and the horizon moves. */
  get nextDay(): number {
    const { service, now } = this.asked;
    return beginningOf(service.timeZone, localDay(service.timeZone, now) + 1);
  }

  dayOf(instant: number): number {
    return localDay(this.asked.service.timeZone, instant);
  }

  get bookable(): Interval {
    return bookableRange(this.asked.service, this.asked.now, this.asked.wanted);
  }

  /** The slots of local days in order, from `first` to `last` or as far as there are more than `enough` that `counts`. */
  async days(
    first: number,
    last: number,
    counts: (slot: Slot) => boolean,
    enough: number,
  ): Promise<readonly Kept<readonly Slot[]>[]> {
    const days: Kept<readonly Slot[]>[] = [];
    let found = 0;
    while (first + days.length <= last && found <= enough) {
      const date = first + days.length;
      const known = this.parts.find<readonly Slot[]>('day', date);
      const others = known ? null : this.parts.others();
      if (others !== null) {
        await others;
        continue;
      }
      if (known) this.parts.reused.push(known);
      const look = () => this.#look(date, this.#lastUnknown(date, last), counts, enough - found);
      const next = known ? [known] : await this.parts.at(look());
      days.push(...next);
      for (const { value } of next) found += value.filter(counts).length;
    }
    return days;
  }

  /** The first slot from the beginning of a local day on. */
  async next(date: number): Promise<Kept<NextAvailable>> {
    const known = this.parts.find<NextAvailable>('next', date);
    const others = known ? null : this.parts.others();
    if (others !== null) {
      await others;
      return this.next(date);
    }
    if (known) this.parts.reused.push(known);
    return known ?? this.parts.at(this.#lookForNext(date));
  }

  async #lookForNext(date: number): Promise<Kept<NextAvailable>> {
    const { service, wanted, now } = this.asked;
    const seen: Availability[] = [];
    let end = beginningOf(service.timeZone, date);
    const look = async (range: Interval) => {
      const available = await this.#read(range);
      seen.push(available);
      end = range.end;
      return available;
    };
    const value = await findNext(look, service, end, wanted, now, this.turns);
    const { timeZone } = service;
    const range = { start: beginningOf(timeZone, date), end };
    const until = Math.min(
      this.nextDay,
      ...seen.map(({ context }) => standsUntil(passingIn(context, now), context, value.next, wanted, now)),
    );
    const at = seen.reduce<Point>(
      (first, { position, mark }) => (position < first.position ? { position, mark } : first),
      this.end,
    );
    const isWhole = seen.every((each) => each.isWhole);
    return this.parts.keep('next', date, this.dayOf(end), range, { value, at, until, isWhole });
  }

  #lastUnknown(date: number, last: number): number {
    let end = date;
    while (end < last && !this.parts.find('day', end + 1)) end += 1;
    return end;
  }

  async #read(range: Interval): Promise<Availability> {
    const available = await readAvailability(this.pool, this.asked.scope, this.asked.service.id, range, {}, this.turns);
    if (available?.context.service.version !== this.asked.service.version) throw new Overtaken();
    this.parts.readAt.push(available);
    return available;
  }

  /** Reads and judges local days in one go, and keeps each by itself. */
  async #look(
    first: number,
    last: number,
    counts: (slot: Slot) => boolean,
    enough: number,
  ): Promise<readonly Kept<readonly Slot[]>[]> {
    const { now, wanted, service, withCandidates } = this.asked;
    const { timeZone } = service;
    const range = { start: Math.max(now, beginningOf(timeZone, first)), end: beginningOf(timeZone, last + 1) };
    const available = await this.#read(range);
    const { context, isWhole } = available;
    const passing = passingIn(context, now);
    const days: Kept<readonly Slot[]>[] = [];
    const close = (date: number, slots: readonly Slot[]) => {
      const of = { start: beginningOf(timeZone, date), end: beginningOf(timeZone, date + 1) };
      const { around } = readFor(context.service, date, date, of);
      const until = standsUntil(passingOn(passing, date, date, around), context, slots[0]?.start ?? null, wanted, now);
      days.push(this.parts.keep('day', date, date, of, { value: slots, at: available, until, isWhole }));
    };
    let slots: Slot[] = [];
    let found = 0;
    for (const slot of walkSlots(context, range, wanted, now, { withCandidates })) {
      if (slot === null) {
        await this.turns.take();
        continue;
      }
      const date = this.dayOf(slot.start);
      const isLater = first + days.length < date;
      for (; first + days.length < date; slots = []) close(first + days.length, slots);
      if (isLater && found > enough) return days;
      slots.push(slot);
      if (counts(slot)) found += 1;
    }
    for (; first + days.length <= last; slots = []) close(first + days.length, slots);
    return days;
  }
}
