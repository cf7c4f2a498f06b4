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
  /** What others may still take. */
  readonly remaining: number;
  readonly resetAt: number;
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
  readonly #reaching = new Map<string, Promise<void>>();

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
            insuranceLimiter: new RateLimiterMemory(rules),
          });
  }

  /** One more by whoever `name` stands for. */
  async take(name: string): Promise<Standing> {
    const key = name.length > longest ? hash('sha256', name) : name;
    if (this.#handful === 1) return this.#consume(key, 1);
    for (;;) {
      const share = this.#shares.get(key);
      const resetMs = (share?.resetAt ?? 0) - Date.now();
      if (share && resetMs > 0 && share.left > 0) {
        share.left -= 1;
        return { isWithin: true, remaining: share.remaining + share.left, resetMs };
      }
      if (share && resetMs > 0 && share.remaining === 0) return { isWithin: false, remaining: 0, resetMs };
      await this.#reach(key);
    }
  }

  /** Takes a handful, once for all who wait for one. */
  #reach(key: string): Promise<void> {
    const reaching =
      this.#reaching.get(key) ??
      this.#consume(key, this.#handful)
        .then(({ isWithin, remaining, resetMs }) => {
          const left = isWithin ? this.#handful : 0;
          this.#shares.set(key, { left, remaining, resetAt: Date.now() + Math.max(1, resetMs) });
        })
        .finally(() => this.#reaching.delete(key));
    this.#reaching.set(key, reaching);
    return reaching;
  }

  async #consume(key: string, points: number): Promise<Standing> {
    try {
      const { remainingPoints, msBeforeNext } = await this.#limiter.consume(key, points);
      return { isWithin: true, remaining: remainingPoints, resetMs: msBeforeNext };
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return { isWithin: false, remaining: 0, resetMs: refused.msBeforeNext };
      throw refused;
    }
  }
}

/** What the table has room for, less the name of the allowance. */
const longest = 200;
