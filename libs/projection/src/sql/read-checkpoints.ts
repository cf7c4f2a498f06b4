import type { ClientBase, Pool } from 'pg';
import type { ProjectionId } from '../projection.js';

/**
 * The positions that projections have reached in a shard, in the order asked for; 0 where they never began. One backward
 * probe of the key each: the newest row is the one with the highest `from_position`.
 */
export const readCheckpoints = async (
  db: Pool | ClientBase,
  shard: number,
  projections: readonly ProjectionId[],
): Promise<number[]> => {
  const { rows } = await db.query<{ index: number; position: number }>({
    name: 'slotlog-read-checkpoints',
    text: `
      select asked.index::int as index, newest.position
        from unnest($2::text[], $3::int[]) with ordinality asked(projection, version, index)
        cross join lateral (
          select c.position from slotlog.checkpoints c
            where c.shard = $1 and c.projection = asked.projection and c.version = asked.version and c.slice = 0
            order by c.from_position desc limit 1
        ) newest`,
    values: [shard, projections.map(({ name }) => name), projections.map(({ version }) => version)],
  });
  const reached = new Map(rows.map(({ index, position }) => [index - 1, position]));
  return projections.map((_, index) => reached.get(index) ?? 0);
};
