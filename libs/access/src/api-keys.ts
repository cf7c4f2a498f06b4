import { timingSafeEqual } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Pool } from 'pg';
import type { ApiKey, NewApiKey } from './api-key.js';
import { type CreatedApiKey, createApiKey } from './create-api-key.js';
import { CredentialWatch } from './credential-watch.js';
import { hashOf, whereabouts } from './key-text.js';
import { toApiKey } from './sql/api-key-row.js';
import { findApiKey } from './sql/find-api-key.js';
import { getApiKey } from './sql/get-api-key.js';
import { listApiKeys } from './sql/list-api-keys.js';
import { listOrigins } from './sql/list-origins.js';
import { revokeApiKey } from './sql/revoke-api-key.js';

/** For how long another process may go on accepting a key that was revoked here. */
const remembered = { max: 10_000, ttl: 5_000 };

interface Found {
  readonly apiKey: ApiKey | null;
}

/** `ended`: it was one, and has been revoked or has expired since. */
export type FoundKey = ApiKey | 'ended' | null;

/** The keys that open this API, and whom each belongs to. */
export class ApiKeys {
  readonly #found: LRUCache<string, Found, string>;
  /** A look-up that was under way during a revocation may remember the key as good; this outlives it. */
  readonly #revoked = new LRUCache<string, true>({ max: remembered.max, ttl: 2 * remembered.ttl });

  /** For whoever relies on a key for long. */
  readonly watch: CredentialWatch;

  /** @param shardOf where a tenant lives; null: there is no such tenant */
  constructor(
    private readonly pool: Pool,
    private readonly shardOf: (tenant: string) => Promise<number | null>,
  ) {
    this.watch = new CredentialWatch(pool);
    this.#found = new LRUCache({ ...remembered, fetchMethod: (_, __, { context }) => this.#lookUp(context) });
  }

  /** Whose key this is; null where nobody's. */
  async find(key: string): Promise<FoundKey> {
    if (key.length > 512) return null;
    const hex = hashOf(key).toString('hex');
    const { apiKey } = this.#found.get(hex) ?? (await this.#found.forceFetch(hex, { context: key }));
    if (!apiKey) return null;
    return this.#hasEnded(apiKey) ? 'ended' : apiKey;
  }

  /** Whether a key is still good, asked for at once; for whoever comes with something else that was got with it. */
  async isGood(shard: number, tenant: string, id: string): Promise<boolean> {
    const apiKey = await this.get(shard, tenant, id);
    return apiKey !== null && !this.#hasEnded(apiKey);
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

  /** The origins of the pages that public keys are for, of all tenants. */
  origins(): Promise<string[]> {
    return listOrigins(this.pool);
  }

  /** From now on in this process, within five seconds in every other; null where there is no such key. */
  async revoke(shard: number, tenant: string, id: string): Promise<ApiKey | null> {
    const row = await revokeApiKey(this.pool, shard, tenant, id);
    if (!row) return null;
    this.#revoked.set(`${tenant}/${id}`, true);
    this.watch.revoked(tenant, id);
    return toApiKey(row);
  }

  #hasEnded({ tenant, id, expiresAt, revokedAt }: ApiKey): boolean {
    if (revokedAt !== null || this.#revoked.has(`${tenant}/${id}`)) return true;
    return expiresAt !== null && expiresAt <= Date.now();
  }

  async #lookUp(key: string): Promise<Found> {
    const { tenant, shard: claimed } = whereabouts(key);
    const shard = await this.shardOf(tenant);
    if (shard === null || (claimed !== null && claimed !== shard)) return { apiKey: null };
    const hash = hashOf(key);
    const row = await findApiKey(this.pool, shard, tenant, hash);
    if (!row || !timingSafeEqual(row.hash, hash)) return { apiKey: null };
    return { apiKey: toApiKey(row) };
  }
}
