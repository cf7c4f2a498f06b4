import { randomUUIDv7 } from 'node:crypto';
import type { DeliveryParts } from '#libs/delivery';

type Clock = DeliveryParts['clock'];

interface Waiting {
  readonly at: number;
  readonly done: () => void;
}

/**
 * Time that leaps to the next thing that anybody waits for, as soon as so many wait: days pass in seconds, and no test waits.
 * It stands still at `end`.
 */
export class LeapingClock implements Clock {
  #now: number;
  readonly #waiting = new Set<Waiting>();

  constructor(
    private readonly start: number,
    private readonly loops: number,
    private readonly end: number,
  ) {
    this.#now = start;
  }

  now = () => this.#now;

  monotonic = () => this.#now - this.start + 1;

  wall = () => this.#now;

  chance = () => 0;

  newId = () => randomUUIDv7();

  get isOver(): boolean {
    return this.#now >= this.end;
  }

  after(milliseconds: number, done: () => void): () => void {
    const waiting = { at: this.#now + milliseconds, done };
    this.#waiting.add(waiting);
    setImmediate(() => this.#leap());
    return () => void this.#waiting.delete(waiting);
  }

  #leap(): void {
    if (this.#waiting.size < this.loops || this.isOver) return;
    const [next] = [...this.#waiting].sort((one, other) => one.at - other.at);
    this.#waiting.delete(next!);
    this.#now = Math.min(Math.max(this.#now, next!.at), this.end);
    next!.done();
  }
}
