import type { Pool } from 'pg';
import type { ProjectionId } from '../projection.js';
import { newestCheckpoint, newestLease } from './newest.js';

/** Why rows will not come to a position soon: the name of a projection that nobody moves on. */
export interface Hindrances {
  readonly unattended: string | null;
}

/**
 * What keeps projections of a shard from `position`. Whoever waits for a lease looks every second, and leaves it to others
 * for three at most, so nobody is there to take one that ran out four seconds ago; where there never was one, the first runner may just be coming.
 */
export const readHindrances = async (
  pool: Pool,
  shard: number,
  projections: readonly ProjectionId[],
  position: number,
): Promise<Hindrances> => {
  const { rows } = await pool.query<Hindrances>({
    name: 'slotlog-read-hindrances',
    text: `
      select min(asked.projection) filter (where lease.expires_at < clock_timestamp() - interval '4 seconds') as unattended
        from unnest($2::text[], $3::int[]) asked(projection, version)
        left join lateral (${newestCheckpoint('asked')}) reached on true
        left join lateral (${newestLease('asked')}) lease on true
        where coalesce(reached.position, 0) < $4`,
    values: [shard, projections.map(({ name }) => name), projections.map(({ version }) => version), position],
  });
  return rows[0]!;
};
