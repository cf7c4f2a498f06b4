import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Pool } from 'pg';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import type { Allowance, Standing } from './allowance.js';

/** Points that this process has taken out of what all share, and has not spent yet. */
interface Share {
  left: number;
  readonly resetAt: number;
  readonly remaining: number;
}

/**
 * Counts what each caller does against an allowance, in the memory of this process or, for several processes, in the
 * database. There points are taken by the handful: a statement for each write would cost more than most writes do. What
 * a process took and did not spend is lost when the allowance begins anew, so that a caller gets too few rather than too
 * many. While the database does not answer, each process counts by itself.
 */
export class Quota {
  readonly #limiter: RateLimiterAbstract;
  readonly #handful: number;
  readonly #shares = new LRUCache<string, Share>({ max: 10_000 });

  constructor(
    readonly allowance: Allowance,
    counted: 'memory' | Pool,
  ) {
    const { name, points, seconds } = allowance;
    const rules = { keyPrefix: name, points, duration: seconds };
    this.#handful = counted === 'memory' ? 1 : Math.max(1, Math.floor(points / 25));
    this.#limiter =
      counted === 'memory'
        ? new RateLimiterMemory(rules)
        : new RateLimiterPostgres({
            ...rules,
            storeClient: counted,
            storeType: 'pool',
            schemaName: 'slotlog',
            tableName: 'rate_limits',
            tableCreated: true,
            inMemoryBlockOnConsumed: points,
            insuranceLimiter: new RateLimiterMemory(rules),
          });
  }

  /** One more by whoever `name` stands for. */
  async take(name: string): Promise<Standing> {
    const key = name.length > longest ? hash('sha256', name) : name;
    const share = this.#shares.get(key);
    if (share && share.left > 0 && share.resetAt > Date.now()) {
      share.left -= 1;
      return standing(true, share.remaining + share.left, share.resetAt - Date.now());
    }
    const { isWithin, remaining, resetMs } = await this.#takeHandful(key);
    const left = isWithin ? this.#handful - 1 : 0;
    if (left > 0) this.#shares.set(key, { left, remaining, resetAt: Date.now() + resetMs });
    return standing(isWithin, remaining + left, resetMs);
  }

  async #takeHandful(key: string): Promise<Standing> {
    try {
      const { remainingPoints, msBeforeNext } = await this.#limiter.consume(key, this.#handful);
      return standing(true, remainingPoints, msBeforeNext);
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return standing(false, 0, refused.msBeforeNext);
      throw refused;
    }
  }
}

/** What the table has room for, less the name of the allowance. */
const longest = 200;

const standing = (isWithin: boolean, remaining: number, resetMs: number): Standing => ({
  isWithin,
  remaining,
  resetMs,
});
