import type { Pool } from 'pg';

/** The shard in which a tenant lives, null where there is no such tenant. */
export const findTenant = async (pool: Pool, tenant: string): Promise<number | null> => {
  const { rows } = await pool.query<{ shard: number }>({
    name: 'slotlog-find-tenant',
    text: 'select shard from slotlog.tenants where tenant = $1',
    values: [tenant],
  });
  return rows[0]?.shard ?? null;
};
