import type { Pool } from 'pg';
import type { ProjectionId } from '../projection.js';

/**
 * Deletes a projection's checkpoints in a shard that began in `[from, to)`, but never the newest. The range is what the caller has
 * moved since it last tidied, so that nothing has to be searched among rows deleted earlier.
 */
export const tidyCheckpoints = async (
  pool: Pool,
  shard: number,
  { name, version }: ProjectionId,
  from: number,
  to: number,
): Promise<void> => {
  await pool.query(
    `delete from slotlog.checkpoints old
      where old.shard = $1 and old.projection = $2 and old.version = $3
        and old.from_position >= $4 and old.from_position < $5
        and old.from_position < (
          select max(newest.from_position) from slotlog.checkpoints newest
            where newest.shard = $1 and newest.projection = $2 and newest.version = $3
        )`,
    [shard, name, version, from, to],
  );
};
