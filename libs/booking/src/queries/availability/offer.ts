import type { Pool } from 'pg';
import { later, type Point } from '#libs/event-store';
import { bookableRange, type Wanted } from '../../domain/availability/service-rules.js';
import { type Slot, walkSlots } from '../../domain/availability/slots.js';
import { passingIn, passingOn, standsUntil } from '../../domain/availability/stands-until.js';
import type { Service } from '../../domain/calendars/service.js';
import type { Interval } from '../../domain/time/interval.js';
import { beginningOf, localDay } from '../../domain/time/zone.js';
import { type Availability, readAvailability } from '../../read-models/availability.js';
import type { Scope } from '../../read-models/scope.js';
import type { Turns } from '../../turns.js';
import { isStill, type Kept, type Moves, readFor } from './kept.js';
import type { KeptSlots } from './kept-slots.js';
import { findNext, type NextAvailable } from './next-available.js';

type WantedOfAny = Omit<Wanted, 'start' | 'override'>;

export interface Asked {
  readonly scope: Scope;
  readonly service: Service;
  readonly wanted: WantedOfAny;
  readonly withCandidates: boolean;
  readonly now: number;
}

/** The read models have moved on meanwhile: what is known of the service is not what they say. */
export class Overtaken extends Error {}

/**
 * What is offered of one service in one way, at one time: local days, and the first slot from one on. Taken from what is
 * kept, or found out and kept.
 */
export class Offer {
  /** Of all that was used: what was kept, and where the read models stood for the rest. */
  readonly reused: Kept<unknown>[] = [];
  readonly readAt: Point[] = [];
  #hasWaited = false;

  /** Names what is kept: whoever asks in the same way is given the same. */
  readonly key: string;

  constructor(
    private readonly pool: Pool,
    private readonly kept: KeptSlots,
    private readonly asked: Asked,
    private readonly moves: Moves,
    private readonly turns: Turns,
  ) {
    const { service, wanted, withCandidates, scope } = asked;
    const pinned = [...new Set(wanted.calendarIds)].sort();
    const how = [wanted.duration, wanted.units, pinned, withCandidates];
    this.key = JSON.stringify([scope.shard, scope.tenant, service.id, service.version, ...how]);
  }

  get service(): Service {
    return this.asked.service;
  }

  /** The last local day on which anything is offered. */
  get lastDay(): number {
    return localDay(this.asked.service.timeZone, this.asked.now) + this.asked.service.horizonDays;
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
      const known = this.#known<readonly Slot[]>('day', date);
      const others = known ? null : this.#others();
      if (others !== null) {
        await others;
        continue;
      }
      if (known) this.reused.push(known);
      const look = () => this.#look(date, this.#lastUnknown(date, last), counts, enough - found);
      const next = known ? [known] : await this.kept.at(this.key, look());
      days.push(...next);
      for (const { value } of next) found += value.filter(counts).length;
    }
    return days;
  }

  /** The first slot from the beginning of a local day on. */
  async next(date: number): Promise<Kept<NextAvailable>> {
    const known = this.#known<NextAvailable>('next', date);
    const others = known ? null : this.#others();
    if (others !== null) {
      await others;
      return this.next(date);
    }
    if (known) this.reused.push(known);
    return known ?? this.kept.at(this.key, this.#lookForNext(date));
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
      beginningOf(timeZone, localDay(timeZone, now) + 1),
      ...seen.map(({ context }) => standsUntil(passingIn(context, now), context, value.next, wanted, now)),
    );
    const at = seen.reduce<Point>(
      (first, { position, mark }) => (position < first.position ? { position, mark } : first),
      this.moves.shard.end,
    );
    return this.#keep(
      'next',
      date,
      { value, at, until, isWhole: seen.every(({ isWhole }) => isWhole) },
      date,
      this.dayOf(end),
      range,
    );
  }

  #name(kind: 'day' | 'next', date: number): string {
    return `${kind} ${date} ${this.key}`;
  }

  #known<Value>(kind: 'day' | 'next', date: number): Kept<Value> | null {
    const known = this.kept.part<Value>(this.#name(kind, date));
    return known && isStill(known, this.moves, this.asked.now) ? known : null;
  }

  /** Those at the same work, whom to wait for, once: then most of it is there. Null: begin. */
  #others(): Promise<void> | null {
    const others = this.#hasWaited ? null : this.kept.othersAt(this.key);
    this.#hasWaited ||= others !== null;
    return others;
  }

  #lastUnknown(date: number, last: number): number {
    let end = date;
    while (end < last && !this.#known('day', end + 1)) end += 1;
    return end;
  }

  async #read(range: Interval): Promise<Availability> {
    const available = await readAvailability(this.pool, this.asked.scope, this.asked.service.id, range, {}, this.turns);
    if (available?.context.service.version !== this.asked.service.version) throw new Overtaken();
    this.readAt.push(available);
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
      days.push(this.#keep('day', date, { value: slots, at: available, until, isWhole }, date, date, of));
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

  #keep<Value>(
    kind: 'day' | 'next',
    date: number,
    made: Pick<Kept<Value>, 'value' | 'at' | 'until'> & { readonly isWhole: boolean },
    first: number,
    last: number,
    range: Interval,
  ): Kept<Value> {
    const {
      value,
      at: { position, mark },
      until,
      isWhole,
    } = made;
    const { days, dates, weeks } = readFor(this.asked.service, first, last, range);
    const { past } = this.moves.shard;
    const part = { value, at: { position, mark }, since: this.asked.now, until, past, read: { days, dates, weeks } };
    if (isWhole) this.kept.keep(this.#name(kind, date), part);
    return part;
  }

  /** Whether what was reused would still come out the same. */
  isStill(moves: Moves): boolean {
    return this.reused.every((part) => isStill(part, moves, this.asked.now));
  }

  /** Where the answer stands: at what was read, or, where nothing was, at the last of what was kept. */
  point(parts: readonly Kept<unknown>[]): Point {
    const [read, ...others] = this.readAt;
    if (!read) return parts.map(({ at }) => at).reduce(later);
    return others.reduce((first, next) => (next.position < first.position ? next : first), read);
  }
}
