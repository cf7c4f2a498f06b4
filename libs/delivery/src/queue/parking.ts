import type { StoredEvent } from '#libs/event-store';
import type { Parked } from './parked.js';

interface ParkedHere extends Parked {
  /** Whether events of it have been left out since it was looked at: they are in the log behind it. */
  hasMore: boolean;
}

type How = Pick<Parked, 'attempts' | 'dueAt' | 'reason'>;

/** The subjects of which one subscriber has not taken an event. */
export class Parking {
  readonly #parked = new Map<string, ParkedHere>();

  constructor(parked: readonly Parked[]) {
    for (const each of parked) this.#parked.set(each.subject, { ...each, hasMore: true });
  }

  get all(): readonly Parked[] {
    return [...this.#parked.values()].map(({ hasMore: _, ...parked }) => parked);
  }

  get size(): number {
    return this.#parked.size;
  }

  /** When the first of them is to be tried again. */
  get dueAt(): number {
    return Math.min(Number.POSITIVE_INFINITY, ...[...this.#parked.values()].map(({ dueAt }) => dueAt));
  }

  get first(): string | undefined {
    return this.#parked.keys().next().value;
  }

  find(subject: string): Parked | undefined {
    return this.#parked.get(subject);
  }

  /** One that is to be tried again by now, and of which nothing is under way. */
  due(now: number, flying: ReadonlySet<string>): string | undefined {
    return [...this.#parked.values()].find(({ subject, dueAt }) => dueAt <= now && !flying.has(subject))?.subject;
  }

  /** Whether it is parked: then an event of it is left out. */
  leavesOut(subject: string): boolean {
    const parked = this.#parked.get(subject);
    if (parked) parked.hasMore = true;
    return parked !== undefined;
  }

  park(subject: string, { version, position }: StoredEvent, how: How): void {
    const from = { fromVersion: version, fromPosition: position };
    this.#parked.set(subject, { subject, ...from, ...how, hasMore: true });
  }

  /** An event of it is done with, and the next one is due, if there is one. */
  passed(subject: string, { version, position }: StoredEvent, now: number): void {
    const parked = this.#parked.get(subject);
    if (!parked || parked.fromPosition > position) return;
    const next = { fromVersion: version + 1, fromPosition: position + 1, attempts: 0, dueAt: now };
    this.#parked.set(subject, { ...parked, ...next });
  }

  /** From where on it is to be read. What comes meanwhile is noticed: see `unpark`. */
  lookAt(subject: string): Parked | null {
    const parked = this.#parked.get(subject);
    if (!parked) return null;
    parked.hasMore = false;
    return parked;
  }

  /** Nothing of it was found. Whether that is still so; then it is parked no more. */
  unpark(subject: string): boolean {
    if (this.#parked.get(subject)?.hasMore) return false;
    this.#parked.delete(subject);
    return true;
  }

  /** Those that begin behind a position are no matter any more. */
  forgetBehind(position: number): void {
    for (const [subject, { fromPosition }] of this.#parked) if (fromPosition > position) this.#parked.delete(subject);
  }
}
