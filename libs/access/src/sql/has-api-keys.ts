import type { Pool } from 'pg';

export const hasApiKeys = async (pool: Pool, shard: number, tenant: string): Promise<boolean> => {
  const { rows } = await pool.query<{ has: boolean }>(
    'select exists (select from slotlog.api_keys where shard = $1 and tenant = $2) as has',
    [shard, tenant],
  );
  return rows[0]!.has;
};
