import type { PoolClient } from 'pg';
import type { ProjectionId } from '../projection.js';

/** Lets one process at a time rebuild a projection: for as long as the connection lasts. False where another one does. */
export const lockRebuild = async (client: PoolClient, { name, version }: ProjectionId): Promise<boolean> => {
  const { rows } = await client.query<{ locked: boolean }>(
    'select pg_try_advisory_lock(hashtext($1), hashtext($2)) as locked',
    ['slotlog rebuild', `${name} ${version}`],
  );
  return rows[0]!.locked;
};

export const unlockRebuild = (client: PoolClient, { name, version }: ProjectionId) =>
  client.query('select pg_advisory_unlock(hashtext($1), hashtext($2))', ['slotlog rebuild', `${name} ${version}`]);
