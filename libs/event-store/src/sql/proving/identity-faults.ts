import type { Pool } from 'pg';

/** Events with an id that another one has, and commands whose events do not stand together. */
export const identityFaults = async (pool: Pool, shard: number, upTo: number): Promise<string[]> => {
  const { rows } = await pool.query<{ what: string; id: string }>(
    `(select 'event' as what, e.id from slotlog.events e where e.shard = $1 and e.position <= $2
        group by e.id having count(*) > 1 limit 100)
      union all
      (select 'command', r.command_id from (
          select e.tenant, e.command_id, lag(e.command_id) over (order by e.position) as before
            from slotlog.events e where e.shard = $1 and e.position <= $2
        ) r
        where r.before is distinct from r.command_id
        group by r.tenant, r.command_id having count(*) > 1 limit 100)`,
    [shard, upTo],
  );
  return rows.map(({ what, id }) =>
    what === 'event' ? `event ${id} is there twice` : `the events of command ${id} stand apart`,
  );
};
