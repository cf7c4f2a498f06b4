import type { Pool } from 'pg';
import { type ApiKeyRow, columns } from './api-key-row.js';

export const getApiKey = async (pool: Pool, shard: number, tenant: string, id: string) => {
  const { rows } = await pool.query<ApiKeyRow>(
    `select ${columns} from slotlog.api_keys where shard = $1 and tenant = $2 and id = $3`,
    [shard, tenant, id],
  );
  return rows[0];
};
