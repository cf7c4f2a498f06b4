import type { ClientBase, Pool } from 'pg';
import { beginning, type Point } from '#libs/event-store';
import type { ProjectionId } from '../projection.js';
import { newestCheckpoint } from './newest.js';

/** Where a projection stands, and how many checkpoints have stayed there. */
export interface Stand extends Point {
  readonly drains: number;
}

/**
 * Where projections stand in a shard, in the order asked for; 0 where one never began. One backward probe of the key
 * each: the newest row is the one with the highest `from_position`.
 */
export const readCheckpoints = async (
  db: Pool | ClientBase,
  shard: number,
  projections: readonly ProjectionId[],
): Promise<number[]> => (await readStands(db, shard, projections)).map(({ position }) => position);

/** As above, with what whoever moves them on has to know. */
export const readStands = async (
  db: Pool | ClientBase,
  shard: number,
  projections: readonly ProjectionId[],
): Promise<Stand[]> => {
  const { rows } = await db.query<Stand>({
    name: 'slotlog-read-stands',
    text: `
      select coalesce(newest.position, 0) as position, coalesce(newest.mark, '${beginning.mark}') as mark,
          coalesce(newest.drains, 0) as drains
        from unnest($2::text[], $3::int[]) with ordinality asked(projection, version, index)
        left join lateral (${newestCheckpoint('asked')}) newest on true
        order by asked.index`,
    values: [shard, projections.map(({ name }) => name), projections.map(({ version }) => version)],
  });
  return rows;
};
