import type { Pool } from 'pg';
import type { ProjectionId } from '../projection.js';

/** Where a projection stands in one shard. */
export interface Checkpoint extends ProjectionId {
  readonly shard: number;
  readonly position: number;
  readonly movedAt: Date;
}

/** The newest checkpoint of every projection in every shard, those of versions that nobody declares any more included. */
export const listCheckpoints = async (pool: Pool): Promise<Checkpoint[]> => {
  const { rows } = await pool.query<Checkpoint>(
    `with recursive kept as (
        (select c.shard, c.projection, c.version from slotlog.checkpoints c where c.slice = 0
          order by c.shard, c.projection, c.version limit 1)
        union all
        select next.* from kept k cross join lateral (
          select c.shard, c.projection, c.version from slotlog.checkpoints c
            where (c.shard, c.projection, c.version) > (k.shard, k.projection, k.version) and c.slice = 0
            order by c.shard, c.projection, c.version limit 1
        ) next
      )
      select k.projection as name, k.version, k.shard, newest.position, newest.moved_at as "movedAt"
        from kept k cross join lateral (
          select c.position, c.moved_at from slotlog.checkpoints c
            where c.shard = k.shard and c.projection = k.projection and c.version = k.version and c.slice = 0
            order by c.from_position desc limit 1
        ) newest
        order by k.projection, k.version, k.shard`,
  );
  return rows;
};
