import { randomUUIDv7 } from 'node:crypto';
import type { Pool } from 'pg';
import type { ApiKey, NewApiKey } from './api-key.js';
import { hashOf, newKey } from './key-text.js';
import { toApiKey } from './sql/api-key-row.js';
import { findRepeatedApiKey } from './sql/find-repeated-api-key.js';
import { insertApiKey } from './sql/insert-api-key.js';

/** A key that is there already is told without its text, which nobody knows any more; `fingerprint` is its request's. */
export type CreatedApiKey =
  | { readonly created: true; readonly apiKey: ApiKey; readonly key: string }
  | {
      readonly created: false;
      readonly apiKey: ApiKey;
      readonly sameIdempotencyKey: boolean;
      readonly fingerprint: string | null;
    };

/** Makes a key and tells its text, the only time that anybody can. */
export const createApiKey = async (pool: Pool, made: NewApiKey): Promise<CreatedApiKey> => {
  const {
    tenant,
    shard,
    id = `key_${randomUUIDv7().replaceAll('-', '')}`,
    key = newKey(tenant, shard, made.kind),
  } = made;
  const row = await insertApiKey(pool, id, key, made);
  if (row) return { created: true, apiKey: toApiKey(row), key };
  const idempotencyKey = made.idempotency?.key ?? null;
  const earlier = await findRepeatedApiKey(pool, shard, tenant, { id, hash: hashOf(key), idempotencyKey });
  return {
    created: false,
    apiKey: toApiKey(earlier),
    sameIdempotencyKey: idempotencyKey !== null && earlier.idempotency_key === idempotencyKey,
    fingerprint: earlier.fingerprint,
  };
};
