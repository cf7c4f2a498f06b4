import type { ClientBase, Pool } from 'pg';

/** The names of a tenant's streams with `from ≤ name < to`: one index probe per name, however long the streams are. */
export const listStreams = async (
  db: Pool | ClientBase,
  shard: number,
  tenant: string,
  from: string,
  to: string,
): Promise<string[]> => {
  const { rows } = await db.query<{ stream: string }>({
    name: 'slotlog-list-streams',
    text: `
      with recursive names as (
        (select e.stream from slotlog.events e
          where e.shard = $1 and e.tenant = $2 and e.stream >= $3 and e.stream < $4 order by e.stream limit 1)
        union all
        select (select e.stream from slotlog.events e
          where e.shard = $1 and e.tenant = $2 and e.stream > n.stream and e.stream < $4 order by e.stream limit 1)
        from names n where n.stream is not null
      )
      select stream from names where stream is not null`,
    values: [shard, tenant, from, to],
  });
  return rows.map(({ stream }) => stream);
};
