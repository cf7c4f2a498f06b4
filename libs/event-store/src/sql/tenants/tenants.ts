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

/**
 * Moves a tenant to another shard, which it can before its first event alone. Null where it has events or does not exist.
 * Both shards are held meanwhile: a first event waits, and is refused on finding no such tenant there.
 */
export const placeTenant = async (owner: Pool, tenant: string, shard: number): Promise<Tenant | null> => {
  const { rows } = await owner.query<Tenant>(
    `with held as (
        select from slotlog.shard_heads h
          where h.shard = $2 or h.shard = (select t.shard from slotlog.tenants t where t.tenant = $1) for update
      )
      update slotlog.tenants t set shard = $2
        where t.tenant = $1 and (select count(*) from held) > 0
          and not exists (select from slotlog.events e where e.shard = t.shard and e.tenant = $1)
        returning t.tenant, t.shard, t.created_at as "createdAt"`,
    [tenant, shard],
  );
  return rows[0] ?? null;
};

export const isShard = async (pool: Pool, shard: number): Promise<boolean> => {
  const { rowCount } = await pool.query('select from slotlog.shard_heads where shard = $1', [shard]);
  return rowCount === 1;
};
