import type { Pool } from 'pg';

/** The tenants that have events in a shard. Reads the whole of it. */
export const tenantsInShard = async (pool: Pool, shard: number): Promise<string[]> => {
  const { rows } = await pool.query<{ tenant: string }>(
    'select distinct tenant from slotlog.events where shard = $1 order by tenant',
    [shard],
  );
  return rows.map(({ tenant }) => tenant);
};
