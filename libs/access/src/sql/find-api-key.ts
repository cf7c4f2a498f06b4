import type { Pool } from 'pg';
import { type ApiKeyRow, columns } from './api-key-row.js';

/** By the hash of the key, revoked and expired ones too. */
export const findApiKey = async (pool: Pool, shard: number, tenant: string, hash: Buffer) => {
  const { rows } = await pool.query<ApiKeyRow>({
    name: 'slotlog-find-api-key',
    text: `select ${columns} from slotlog.api_keys where shard = $1 and tenant = $2 and hash = $3`,
    values: [shard, tenant, hash],
  });
  return rows[0];
};
