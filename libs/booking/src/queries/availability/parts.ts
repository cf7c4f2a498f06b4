import { later, type Point } from '#libs/event-store';
import type { Wanted } from '../../domain/availability/service-rules.js';
import type { Service } from '../../domain/calendars/service.js';
import type { Interval } from '../../domain/time/interval.js';
import type { Scope } from '../../read-models/scope.js';
import { isStill, type Kept, type Moves, readFor } from './kept.js';
import type { KeptSlots } from './kept-slots.js';

export interface Asked {
  readonly scope: Scope;
  readonly service: Service;
  readonly wanted: Omit<Wanted, 'start' | 'override'>;
  readonly withCandidates: boolean;
  readonly now: number;
}

/** A local day, or what comes first from one on. */
export type Kind = 'day' | 'next';

type Made<Value> = Pick<Kept<Value>, 'value' | 'at' | 'until'> & { readonly isWhole: boolean };

/** What one question takes from what is kept, and adds to it. */
export class Parts {
  /** Of all that was used: what was kept, and where the read models stood for the rest. */
  readonly reused: Kept<unknown>[] = [];
  readonly readAt: Point[] = [];
  /** Names what is kept: whoever asks in the same way is given the same. */
  readonly key: string;
  #hasWaited = false;

  constructor(
    private readonly kept: KeptSlots,
    private readonly asked: Asked,
    private readonly moves: Moves,
  ) {
    const { service, wanted, withCandidates, scope } = asked;
    const pinned = [...new Set(wanted.calendarIds)].sort();
    const how = [wanted.duration, wanted.units, pinned, withCandidates];
    this.key = JSON.stringify([scope.shard, scope.tenant, service.id, service.version, ...how]);
  }

  find<Value>(kind: Kind, date: number): Kept<Value> | null {
    const known = this.kept.part<Value>(this.#name(kind, date));
    return known && isStill(known, this.moves, this.asked.now) ? known : null;
  }

  /** Those at the same work, whom to wait for, once: then most of it is there. Null: begin. */
  others(): Promise<void> | null {
    const others = this.#hasWaited ? null : this.kept.othersAt(this.key);
    this.#hasWaited ||= others !== null;
    return others;
  }

  /** Lets others know of the work. */
  at<Found>(work: Promise<Found>): Promise<Found> {
    return this.kept.at(this.key, work);
  }

  /** Keeps what was made for local days from `first` to `last`, which lie within `range`. */
  keep<Value>(kind: Kind, first: number, last: number, range: Interval, made: Made<Value>): Kept<Value> {
    const { value, at, until, isWhole } = made;
    const { days, dates, weeks } = readFor(this.asked.service, first, last, range);
    const { past } = this.moves.shard;
    const { position, mark } = at;
    const part = { value, at: { position, mark }, since: this.asked.now, until, past, read: { days, dates, weeks } };
    if (isWhole) this.kept.keep(this.#name(kind, first), part);
    return part;
  }

  /** Whether what was reused would still come out the same. */
  areStill(moves: Moves): boolean {
    return this.reused.every((part) => isStill(part, moves, this.asked.now));
  }

  /** Where the answer stands: at what was read, or, where nothing was, at the last of what was kept. */
  point(parts: readonly Kept<unknown>[]): Point {
    const [read, ...others] = this.readAt;
    if (!read) return parts.map(({ at }) => at).reduce(later);
    return others.reduce((first, next) => (next.position < first.position ? next : first), read);
  }

  #name(kind: Kind, date: number): string {
    return `${kind} ${date} ${this.key}`;
  }
}
