import { LRUCache } from 'lru-cache';
import type { Pool } from 'pg';
import { findTenant } from './sql/tenants/find-tenant.js';
import type { Machine } from './world/world.js';

/** For how long it is believed where a tenant lives, in milliseconds. */
const believed = 5_000;

/** In which shard each tenant lives. All who ask for one at the same time are told by one look. */
export class TenantPlaces {
  readonly #known: LRUCache<string, number>;
  readonly #asked = new Map<string, Promise<number | null>>();

  constructor(
    private readonly pool: Pool,
    max: number,
    here: Machine,
  ) {
    const perf = { now: () => here.monotonic() };
    // Without a resolution it keeps the time for some milliseconds, by a timer of its own.
    this.#known = new LRUCache({ max, ttl: believed, ttlResolution: 0, perf });
  }

  /** Null where there is no such tenant. Before its first event it may move: this is where it was some seconds ago. */
  async shardOf(tenant: string): Promise<number | null> {
    const known = this.#known.get(tenant);
    if (known !== undefined) return known;
    const asked = this.#asked.get(tenant) ?? this.#look(tenant);
    return asked;
  }

  /** Where it was last seen, however long ago that is. */
  lastOf(tenant: string): number | undefined {
    return this.#known.peek(tenant, { allowStale: true });
  }

  /** Whether it may be there, as far as is known. */
  mayBeIn(tenant: string, shard: number): boolean {
    return (this.#known.get(tenant) ?? shard) === shard;
  }

  /** It is looked for anew; what a look that has begun already will say is not kept. */
  forget(tenant: string): void {
    this.#known.delete(tenant);
    this.#asked.delete(tenant);
  }

  forgetShard(shard: number): void {
    for (const [tenant, its] of [...this.#known]) if (its === shard) this.forget(tenant);
  }

  #look(tenant: string): Promise<number | null> {
    const asked = findTenant(this.pool, tenant)
      .then((shard) => {
        if (shard !== null && this.#asked.get(tenant) === asked) this.#known.set(tenant, shard);
        return shard;
      })
      .finally(() => {
        if (this.#asked.get(tenant) === asked) this.#asked.delete(tenant);
      });
    this.#asked.set(tenant, asked);
    return asked;
  }
}
