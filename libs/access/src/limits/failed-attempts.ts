import { LRUCache } from 'lru-cache';
import type { Quota } from './quota.js';

/**
 * Addresses that have presented too many wrong keys. Only those who fail are looked up: for all others it costs nothing,
 * and a process learns of an address that another one has shut out with its first failure here.
 */
export class FailedAttempts {
  readonly #shutOut = new LRUCache<string, number>({ max: 100_000 });

  constructor(private readonly quota: Quota) {}

  /** Whether any address is shut out. */
  get areKnown(): boolean {
    return this.#shutOut.size > 0;
  }

  /** For how much longer nobody at this address is listened to, in milliseconds; 0: they are. */
  shutOutFor(address: string): number {
    return Math.max(0, (this.#shutOut.get(address) ?? 0) - Date.now());
  }

  /** One more; too many shut the address out. */
  async count(address: string): Promise<void> {
    const { isWithin, remaining, resetMs } = await this.quota.take(address);
    if (!isWithin || remaining === 0) this.#shutOut.set(address, Date.now() + resetMs, { ttl: Math.max(1, resetMs) });
  }
}
