import type { ClientBase, Pool } from 'pg';
import { beginning, type Point, pointOf } from '../../point.js';

/** The last position of each shard that has events: one backward probe per shard. */
export const readHeads = async (pool: Pool): Promise<Map<number, number>> => {
  const { rows } = await pool.query<{ shard: number; position: number }>({
    name: 'slotlog-read-heads',
    text: `select s.shard, h.position from slotlog.shard_heads s
      cross join lateral (
        select e.position from slotlog.events e where e.shard = s.shard order by e.position desc limit 1
      ) h`,
  });
  return new Map(rows.map(({ shard, position }) => [shard, position]));
};

/** Where one shard ends; at the beginning where it has no events. */
export const readEnd = async (db: Pool | ClientBase, shard: number): Promise<Point> => {
  const { rows } = await db.query<{ position: number; id: string }>({
    name: 'slotlog-read-head',
    text: 'select position, id from slotlog.events where shard = $1 order by position desc limit 1',
    values: [shard],
  });
  return rows[0] ? pointOf(rows[0]) : beginning;
};

/** The last position of one shard, 0 where it has no events. */
export const readHead = async (db: Pool | ClientBase, shard: number): Promise<number> =>
  (await readEnd(db, shard)).position;
