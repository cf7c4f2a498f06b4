import type { Pool } from 'pg';
import type { Point } from '../../point.js';

/** Of some points, one in a shard each, the shards in which that event does not stand there. A probe of the key each. */
export const missingPoints = async (
  pool: Pool,
  points: readonly (Point & { readonly shard: number })[],
): Promise<number[]> => {
  const { rows } = await pool.query<{ shard: number }>({
    name: 'slotlog-missing-points',
    text: `select p.shard from unnest($1::smallint[], $2::bigint[], $3::text[]) p(shard, position, mark)
      where not exists (
        select from slotlog.events e
          where e.shard = p.shard and e.position = p.position and right(e.id::text, 8) = p.mark
      )`,
    values: [points.map(({ shard }) => shard), points.map(({ position }) => position), points.map(({ mark }) => mark)],
  });
  return rows.map(({ shard }) => shard);
};
