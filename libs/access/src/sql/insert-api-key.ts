import type { Pool } from 'pg';
import type { NewApiKey } from '../api-key.js';
import { hashOf } from '../key-text.js';
import { type ApiKeyRow, columns } from './api-key-row.js';

/** Nothing where the id, the key or the idempotency key is there already. */
export const insertApiKey = async (pool: Pool, id: string, text: string, made: NewApiKey) => {
  const { rows } = await pool.query<ApiKeyRow>(
    `insert into slotlog.api_keys
       (shard, tenant, id, kind, hash, name, scopes, created_by, expires_at, idempotency_key, fingerprint,
        public_text, origins, attempts_per_minute, live_holds)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
     on conflict do nothing
     returning ${columns}`,
    [
      made.shard,
      made.tenant,
      id,
      made.kind ?? 'secret',
      hashOf(text),
      made.name,
      made.scopes,
      made.createdBy,
      made.expiresAt === null ? null : new Date(made.expiresAt),
      made.idempotency?.key ?? null,
      made.idempotency?.fingerprint ?? null,
      made.kind === 'public' ? text : null,
      made.origins ?? [],
      made.limits?.attemptsPerMinute ?? null,
      made.limits?.liveHolds ?? null,
    ],
  );
  return rows[0];
};
