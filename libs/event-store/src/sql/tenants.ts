import type { Pool } from 'pg';

export interface Tenant {
  readonly tenant: string;
  readonly shard: number;
  readonly createdAt: Date;
}

/** Places a new tenant in the given shard, or where its name's hash says. Null where it exists already. */
export const createTenant = async (owner: Pool, tenant: string, shard?: number): Promise<Tenant | null> => {
  const { rows } = await owner.query<Tenant>(
    `insert into slotlog.tenants (tenant, shard) values ($1, coalesce($2, slotlog.default_shard($1)))
      on conflict do nothing returning tenant, shard, created_at as "createdAt"`,
    [tenant, shard ?? null],
  );
  return rows[0] ?? null;
};

export const listTenants = async (pool: Pool): Promise<Tenant[]> => {
  const { rows } = await pool.query<Tenant>(
    'select tenant, shard, created_at as "createdAt" from slotlog.tenants order by tenant',
  );
  return rows;
};
