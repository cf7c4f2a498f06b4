import type { Pool } from 'pg';
import { type ApiKeyRow, columns } from './api-key-row.js';

/** The keys of a tenant that are not revoked, in the order of their ids, from the one after `after`. */
export const listApiKeys = async (pool: Pool, shard: number, tenant: string, after: string, limit: number) => {
  const { rows } = await pool.query<ApiKeyRow>(
    `select ${columns} from slotlog.api_keys
      where shard = $1 and tenant = $2 and id > $3 and revoked_at is null
      order by id limit $4`,
    [shard, tenant, after, limit],
  );
  return rows;
};
