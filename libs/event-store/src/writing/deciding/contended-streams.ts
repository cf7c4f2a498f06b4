import { streamKey } from '../../streams/stream-cache.js';
import type { Group } from '../group.js';
import type { Pending } from '../pending.js';
import type { Verdict } from '../verdict.js';

/** Some 200 bytes each. What is forgotten costs a call that fails. */
const remembered = 10_000;

/**
 * Rounds under the lock in a row in which nobody else has written a stream before it counts as our own again. One is too few: a
 * call that failed brings what it lacked, so the round behind it finds nothing new, and the next call without the lock failed again.
 */
const quietRounds = 4;

/** Streams that another process writes too, by what was met of that: whatever reads one of them goes straight under the lock. */
export class ContendedStreams {
  readonly #quiet = new Map<string, number>();

  has(key: string): boolean {
    return this.#quiet.has(key);
  }

  /** Whether a decision read one of them, but for what its group has read under the lock: nobody else writes that before it does. */
  concern({ command }: Pending, { reading }: Verdict, { bases }: Group): boolean {
    if (this.#quiet.size === 0) return false;
    const keys = [...reading.pinned.keys()].map((name) => streamKey(command.envelope.tenant, name));
    return keys.some((key) => this.#quiet.has(key) && !bases.has(key));
  }

  get size(): number {
    return this.#quiet.size;
  }

  /** A call failed on somebody else's events in it. */
  met(key: string): void {
    if (this.#quiet.size >= remembered && !this.#quiet.has(key)) this.#quiet.clear();
    this.#quiet.set(key, 0);
  }

  /** A round under the lock has read it. */
  looked(key: string, isNews: boolean): void {
    const quiet = this.#quiet.get(key);
    if (quiet === undefined) return;
    if (isNews) this.#quiet.set(key, 0);
    else if (quiet + 1 < quietRounds) this.#quiet.set(key, quiet + 1);
    else this.#quiet.delete(key);
  }
}
