import { setTimeout as sleep } from 'node:timers/promises';
import type { EventLog } from '#libs/event-store';

const lookEvery = 250;
/** While others append, a rebuild rests so many times as long as it worked. */
const restsPerWork = 4;
const longestRest = 1_000;

/** Lets those go first who append: a rebuild that has the log to itself never rests. */
export class Pace {
  #sum = Number.NaN;
  #isShared = false;
  #lookedAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly log: Pick<EventLog, 'heads'>) {}

  /** To be called after a piece of work that began at `since`, by `performance.now()`. Returns when the next begins. */
  async rest(since: number): Promise<number> {
    const now = performance.now();
    if (now - this.#lookedAt >= lookEvery) {
      this.#lookedAt = now;
      const sum = [...(await this.log.heads()).values()].reduce((total, head) => total + head, 0);
      this.#isShared = sum > this.#sum;
      this.#sum = sum;
    }
    if (this.#isShared) await sleep(Math.min(longestRest, (now - since) * restsPerWork));
    return performance.now();
  }
}
