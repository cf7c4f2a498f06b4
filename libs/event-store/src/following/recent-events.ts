import type { Scanned } from '../catalogue/scanned.js';
import type { StoredEvent } from '../catalogue/stored-event.js';
import { OtherHistory } from '../failures.js';
import { isAt, type Point, pointOf } from '../point.js';
import type { Concerned } from './whose.js';

/** An event that was read, whom it concerns where that was asked for, and the bytes of its data. */
export interface Followed {
  readonly event: Scanned<StoredEvent>;
  readonly concerned?: Concerned;
  readonly bytes: number;
}

export interface Bounds {
  readonly events: number;
  readonly bytes: number;
}

/** The events of a shard that were read last, without a gap; older ones go, so that a slow reader keeps nothing of them. */
export class RecentEvents {
  readonly #events: Followed[] = [];
  #bytes = 0;

  /** `start`: behind which the first of them stands. */
  constructor(
    private readonly shard: number,
    private start: number | Point,
    private readonly most: Bounds,
  ) {}

  /** How far they go. */
  get end(): number | Point {
    const last = this.#events.at(-1);
    return last ? pointOf(last.event) : this.start;
  }

  add(events: readonly Followed[]): void {
    this.#events.push(...events);
    for (const { bytes } of events) this.#bytes += bytes;
    let gone = 0;
    while (this.#events.length - gone > this.most.events || this.#bytes > this.most.bytes) {
      const { event, bytes } = this.#events[gone]!;
      this.#bytes -= bytes;
      this.start = pointOf(event);
      gone += 1;
    }
    this.#events.splice(0, gone);
  }

  /**
   * What comes behind `at`, as much as fits; nothing where that is the end or beyond; null where it is not here, or cannot be
   * compared. Throws OtherHistory where another event stands at that point.
   */
  behind(at: number | Point, page: Bounds): readonly Followed[] | null {
    const index = positionOf(at) - positionOf(this.start);
    if (index < 0) return null;
    if (index > this.#events.length) return [];
    if (typeof at !== 'number' && !this.#stands(at, index)) return null;
    const found: Followed[] = [];
    let bytes = 0;
    for (let next = index; next < this.#events.length && found.length < page.events && bytes < page.bytes; next += 1) {
      found.push(this.#events[next]!);
      bytes += this.#events[next]!.bytes;
    }
    return found;
  }

  /** False: nobody knows here. */
  #stands(at: Point, index: number): boolean {
    const before = this.#events[index - 1];
    if (!before && typeof this.start === 'number') return this.start === 0;
    const isSame = before ? isAt(at, before.event.id) : at.mark === (this.start as Point).mark;
    if (!isSame) throw new OtherHistory(this.shard, at);
    return true;
  }
}

export const positionOf = (at: number | Point): number => (typeof at === 'number' ? at : at.position);
