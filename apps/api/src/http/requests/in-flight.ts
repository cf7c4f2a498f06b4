import { setTimeout as sleep } from 'node:timers/promises';
import { toInstant } from '../answers/instant.js';
import { Problem } from '../problems/problem.js';

/** How long a repeated request waits for the first one, in milliseconds. */
const patience = 2_000;

interface Work {
  readonly startedAt: number;
  readonly done: Promise<unknown>;
}

/** One request with the same key at a time in this process; whoever comes second finds the first one's outcome stored. */
export class InFlight {
  readonly #work = new Map<string, Work>();

  async once<T>(key: string, work: () => Promise<T>): Promise<T> {
    const deadline = performance.now() + patience;
    for (let other = this.#work.get(key); other; other = this.#work.get(key)) await waitFor(other, deadline);
    const outcome = work();
    const done = outcome.then(
      () => {},
      () => {},
    );
    this.#work.set(key, { startedAt: Date.now(), done });
    try {
      return await outcome;
    } finally {
      this.#work.delete(key);
    }
  }
}

const waitFor = async ({ startedAt, done }: Work, deadline: number) => {
  const timer = new AbortController();
  const left = Math.max(0, deadline - performance.now());
  const tooLong = sleep(left, 'too long', { signal: timer.signal }).catch(() => {});
  const first = await Promise.race([done, tooLong]);
  timer.abort();
  if (first === 'too long') {
    throw new Problem('request-in-progress', 'The first request with this idempotency key is still being processed.', {
      startedAt: toInstant(startedAt),
    });
  }
};
