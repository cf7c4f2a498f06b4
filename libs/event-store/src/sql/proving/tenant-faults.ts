import type { Pool } from 'pg';

/** Tenants with events in a shard in which they do not live. */
export const tenantFaults = async (pool: Pool, shard: number, upTo: number): Promise<string[]> => {
  const { rows } = await pool.query<{ tenant: string; lives: number | null; events: number }>(
    `select e.tenant, t.shard as lives, e.events
      from (select tenant, count(*) as events from slotlog.events where shard = $1 and position <= $2 group by tenant) e
      left join slotlog.tenants t on t.tenant = e.tenant
      where t.shard is distinct from $1
      order by e.tenant limit 100`,
    [shard, upTo],
  );
  return rows.map(({ tenant, lives, events }) =>
    lives === null
      ? `${events} events are of tenant ${tenant}, which does not exist`
      : `${events} events are of tenant ${tenant}, which lives in shard ${lives}`,
  );
};
