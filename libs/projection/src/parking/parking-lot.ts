import type { Machine } from '#libs/event-store';
import { type FailedSubject, mostParked, type Subject, TooManyParked } from './parked-subject.js';

/** Parked subjects are tried again so often, in milliseconds. */
export const retryEvery = 60_000;

const keyOf = ({ tenant, subject }: Subject) => `${tenant} ${subject}`;

interface Place {
  readonly subject: FailedSubject;
  due: number;
}

/**
 * The subjects that one consumer has parked in a shard, as the holder of its lease knows them. It is read after the
 * consumer's position: whoever changed it since has inserted a checkpoint, so a move from that position fails.
 */
export class ParkingLot {
  #places = new Map<string, Place>();

  constructor(
    private readonly here: Machine,
    private readonly pause: number = retryEvery,
  ) {}

  get size(): number {
    return this.#places.size;
  }

  /** All of it, as it stands in the database. Who has just taken the lease tries each one at once. */
  read(parked: readonly FailedSubject[], isNewHolder: boolean): void {
    const before = this.#places;
    this.#places = new Map();
    for (const subject of parked) {
      const due = isNewHolder ? 0 : (before.get(keyOf(subject))?.due ?? this.#later());
      this.#places.set(keyOf(subject), { subject, due });
    }
  }

  has(subject: Subject): boolean {
    return this.#places.has(keyOf(subject));
  }

  /** Throws TooManyParked where there is no room for so many more. */
  assertRoomFor(failed: readonly FailedSubject[]): void {
    if (failed.length > 0 && this.size + failed.length > mostParked) throw new TooManyParked(failed.at(-1)!);
  }

  park(failed: readonly FailedSubject[]): void {
    for (const subject of failed) this.#places.set(keyOf(subject), { subject, due: this.#later() });
  }

  unpark(subject: Subject): void {
    this.#places.delete(keyOf(subject));
  }

  /** It has been given some of what it lacks, and is to be given the next at once. */
  goOn(subject: FailedSubject): void {
    this.#places.set(keyOf(subject), { subject, due: 0 });
  }

  tried(subject: Subject): void {
    const place = this.#places.get(keyOf(subject));
    if (place) place.due = this.#later();
  }

  /** Milliseconds until one is to be tried again. */
  get untilDue(): number {
    return Math.max(0, Math.min(...[...this.#places.values()].map(({ due }) => due)) - this.here.monotonic());
  }

  /** One that is to be tried again now. */
  get due(): FailedSubject | undefined {
    const now = this.here.monotonic();
    return [...this.#places.values()].find(({ due }) => due <= now)?.subject;
  }

  #later() {
    return this.here.monotonic() + this.pause;
  }
}
