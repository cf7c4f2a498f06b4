import { setTimeout as sleep } from 'node:timers/promises';

/** For how long what public keys say is believed, and for how long that is waited for, in milliseconds. */
const believed = 2_000;
const patience = 1_000;

/**
 * The origins whose pages may see answers: those that the operator states, and those that public keys are for. A browser
 * asks before it sends a key, so that it cannot be told by which one; whether a key is for this very page is asked once it is
 * there.
 */
export class PageOrigins {
  #named: ReadonlySet<string> = new Set();
  #readAt = Number.NEGATIVE_INFINITY;
  #reading: Promise<void> = Promise.resolve();

  /** @param read what the keys name; `*` among those that are stated is any */
  constructor(
    private readonly stated: readonly string[],
    private readonly read: () => Promise<readonly string[]>,
  ) {}

  /** By what is known now. */
  allow(origin: string): boolean {
    return this.stated.includes(origin) || this.stated.includes('*') || this.#named.has(origin);
  }

  /** By what keys say now, or a moment ago; undefined where that need not be waited for. */
  lookAgain(origin: string): Promise<void> | undefined {
    if (this.stated.includes(origin) || this.stated.includes('*')) return undefined;
    if (performance.now() - this.#readAt >= believed) this.#reading = this.#readAnew();
    return this.#named.has(origin) ? undefined : this.#reading;
  }

  /** While the database does not answer what was known stays. */
  async #readAnew(): Promise<void> {
    this.#readAt = performance.now();
    const read = this.read().then(
      (named) => {
        this.#named = new Set(named);
      },
      () => {},
    );
    await Promise.race([read, sleep(patience, undefined, { ref: false })]);
  }
}
