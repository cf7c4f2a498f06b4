import type { ClientBase, Pool } from 'pg';

/** The first position behind `after` that has an event while no digest stands there or later; null where there is none. */
export const readTail = async (db: Pool | ClientBase, shard: number, after: number): Promise<number | null> => {
  const { rows } = await db.query<{ position: number }>({
    name: 'slotlog-read-tail',
    text: `select e.position from slotlog.events e
      where e.shard = $1 and e.position > $2
        and not exists (select from slotlog.digests d where d.shard = $1 and d.position >= e.position)
      order by e.position limit 1`,
    values: [shard, after],
  });
  return rows[0]?.position ?? null;
};
