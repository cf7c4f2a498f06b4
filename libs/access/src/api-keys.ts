import { timingSafeEqual } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Pool } from 'pg';
import type { ApiKey, NewApiKey } from './api-key.js';
import { type CreatedApiKey, createApiKey } from './create-api-key.js';
import { hashOf, whereabouts } from './key-text.js';
import { toApiKey } from './sql/api-key-row.js';
import { findApiKey } from './sql/find-api-key.js';
import { getApiKey } from './sql/get-api-key.js';
import { listApiKeys } from './sql/list-api-keys.js';
import { revokeApiKey } from './sql/revoke-api-key.js';

/** For how long another process may go on accepting a key that was revoked here. */
const remembered = { max: 10_000, ttl: 5_000 };

interface Found {
  readonly apiKey: ApiKey | null;
}

/** The keys that open this API, and whom each belongs to. */
export class ApiKeys {
  readonly #found: LRUCache<string, Found, string>;
  /** A look-up that was under way during a revocation may remember the key as good; this outlives it. */
  readonly #revoked = new LRUCache<string, true>({ max: remembered.max, ttl: 2 * remembered.ttl });

  /** @param shardOf where a tenant lives; null: there is no such tenant */
  constructor(
    private readonly pool: Pool,
    private readonly shardOf: (tenant: string) => Promise<number | null>,
  ) {
    this.#found = new LRUCache({ ...remembered, fetchMethod: (_, __, { context }) => this.#lookUp(context) });
  }

  /** Whose key this is; null where it is unknown, expired or revoked. */
  async find(key: string): Promise<ApiKey | null> {
    if (key.length > 512) return null;
    const hex = hashOf(key).toString('hex');
    const { apiKey } = this.#found.get(hex) ?? (await this.#found.forceFetch(hex, { context: key }));
    if (!apiKey || this.#revoked.has(`${apiKey.tenant}/${apiKey.id}`)) return null;
    return apiKey.expiresAt !== null && apiKey.expiresAt <= Date.now() ? null : apiKey;
  }

  async create(made: NewApiKey): Promise<CreatedApiKey> {
    const outcome = await createApiKey(this.pool, made);
    if (outcome.created) this.#found.delete(hashOf(outcome.key).toString('hex'));
    return outcome;
  }

  async get(shard: number, tenant: string, id: string): Promise<ApiKey | null> {
    const row = await getApiKey(this.pool, shard, tenant, id);
    return row ? toApiKey(row) : null;
  }

  /** Those that are not revoked, in the order of their ids. */
  async list(shard: number, tenant: string, after: string, limit: number): Promise<ApiKey[]> {
    return (await listApiKeys(this.pool, shard, tenant, after, limit)).map(toApiKey);
  }

  /** From now on in this process, within five seconds in every other; null where there is no such key. */
  async revoke(shard: number, tenant: string, id: string): Promise<ApiKey | null> {
    const row = await revokeApiKey(this.pool, shard, tenant, id);
    if (!row) return null;
    this.#revoked.set(`${tenant}/${id}`, true);
    return toApiKey(row);
  }

  async #lookUp(key: string): Promise<Found> {
    const { tenant, shard: claimed } = whereabouts(key);
    const shard = await this.shardOf(tenant);
    if (shard === null || (claimed !== null && claimed !== shard)) return { apiKey: null };
    const hash = hashOf(key);
    const row = await findApiKey(this.pool, shard, tenant, hash);
    if (!row || row.revoked_at || !timingSafeEqual(row.hash, hash)) return { apiKey: null };
    return { apiKey: toApiKey(row) };
  }
}
