import type { Pool } from 'pg';
import { type ApiKeyRow, columns } from './api-key-row.js';

/** A key revoked before keeps the time of its first revocation. */
export const revokeApiKey = async (pool: Pool, shard: number, tenant: string, id: string) => {
  const { rows } = await pool.query<ApiKeyRow>(
    `update slotlog.api_keys set revoked_at = coalesce(revoked_at, now())
      where shard = $1 and tenant = $2 and id = $3
      returning ${columns}`,
    [shard, tenant, id],
  );
  return rows[0];
};
