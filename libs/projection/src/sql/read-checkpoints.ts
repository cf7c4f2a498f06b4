import type { ClientBase, Pool } from 'pg';
import type { ProjectionId } from '../projection.js';
import { newestCheckpoint } from './newest.js';
import { slicesOf } from './slices-of.js';

/**
 * Where each slice of projections stands in a shard, in the order asked for; 0 where it never began. One backward probe
 * of the key each: the newest row is the one with the highest `from_position`.
 */
export const readSliceCheckpoints = async (
  db: Pool | ClientBase,
  shard: number,
  projections: readonly ProjectionId[],
): Promise<number[][]> => {
  const { rows } = await db.query<{ index: number; slice: number; position: number }>({
    name: 'slotlog-read-checkpoints',
    text: `
      select asked.index::int as index, own.slice, coalesce(newest.position, 0) as position
        from unnest($2::text[], $3::int[]) with ordinality asked(projection, version, index)
        cross join ${slicesOf('$1')} own
        left join lateral (${newestCheckpoint('asked', 'own.slice')}) newest on true`,
    values: [shard, projections.map(({ name }) => name), projections.map(({ version }) => version)],
  });
  const positions = projections.map((): number[] => []);
  for (const { index, slice, position } of rows) positions[index - 1]![slice] = position;
  return positions;
};

/** The positions that projections have reached in a shard with all its slices, in the order asked for. */
export const readCheckpoints = async (
  db: Pool | ClientBase,
  shard: number,
  projections: readonly ProjectionId[],
): Promise<number[]> => {
  const positions = await readSliceCheckpoints(db, shard, projections);
  return positions.map((slices) => Math.min(...slices));
};
