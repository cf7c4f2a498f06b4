import type { Machine } from '#libs/event-store';
import type { PolicyLogger } from './policy.js';

/** The first pause of what failed, in milliseconds; then twice as long each time. */
const shortest = 1_000;
const longest = 60_000;

/** What nobody tried again for that many milliseconds is over without a word: somebody else has settled it. */
const forgotten = 10 * longest;

/** Items of one policy in one shard that are remembered as failing; one more, and the oldest is tried like any other. */
const remembered = 10_000;

interface Pause {
  readonly message: string;
  readonly attempts: number;
  readonly until: number;
}

/**
 * What failed, item by item: each is paused by itself, and written down when that begins, when the failure is another one
 * and when it is over.
 */
export class Pauses {
  readonly #pauses = new Map<string, Pause>();

  constructor(
    private readonly place: string,
    private readonly logger: PolicyLogger,
    private readonly here: Machine,
    /** The longest pause, in milliseconds. */
    private readonly atMost = longest,
  ) {}

  /** The items that are not to be tried now. */
  get paused(): string[] {
    const now = this.here.monotonic();
    const paused: string[] = [];
    for (const [item, { until }] of this.#pauses) {
      if (until > now) paused.push(item);
      else if (until + forgotten < now) this.#pauses.delete(item);
    }
    return paused;
  }

  /** Whether it remembers nothing more. */
  get isFull(): boolean {
    return this.#pauses.size >= remembered;
  }

  /** Does the work unless the item is paused. What it throws pauses the item and nothing else; null: nothing was done. */
  async attempt<Result>(item: string, work: () => Promise<Result>): Promise<Result | null> {
    const before = this.#pauses.get(item);
    if (before && before.until > this.here.monotonic()) return null;
    try {
      const result = await work();
      if (before) this.logger.warn(`${this.#at(item)}: goes on after ${before.attempts} failed attempts`);
      this.#pauses.delete(item);
      return result;
    } catch (error) {
      this.#failed(item, error instanceof Error ? error.message : String(error));
      return null;
    }
  }

  #failed(item: string, message: string): void {
    const { message: said, attempts = 0 } = this.#pauses.get(item) ?? {};
    if (message !== said) this.logger.error(`${this.#at(item)}: ${message}`);
    const until = this.here.monotonic() + Math.min(this.atMost, shortest * 2 ** attempts);
    // Set anew, so that the first is the one that failed longest ago.
    this.#pauses.delete(item);
    if (this.isFull) this.#pauses.delete(this.#pauses.keys().next().value!);
    this.#pauses.set(item, { message, attempts: attempts + 1, until });
  }

  #at(item: string): string {
    return [this.place, item].filter(Boolean).join(', ');
  }
}
