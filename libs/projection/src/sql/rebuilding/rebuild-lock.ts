import type { PoolClient } from 'pg';
import type { ProjectionId } from '../../projection.js';

const keysOf = ({ name, version }: ProjectionId) => ['slotlog rebuild', `${name} ${version}`];

/** Lets one process at a time rebuild a projection: for as long as the connection lasts. False where another one does. */
export const lockRebuild = async (client: PoolClient, id: ProjectionId): Promise<boolean> => {
  const { rows } = await client.query<{ locked: boolean }>(
    'select pg_try_advisory_lock(hashtext($1), hashtext($2)) as locked',
    keysOf(id),
  );
  return rows[0]!.locked;
};

export const unlockRebuild = (client: PoolClient, id: ProjectionId) =>
  client.query('select pg_advisory_unlock(hashtext($1), hashtext($2))', keysOf(id));

/** Keeps everybody from rebuilding a projection until the transaction ends. False where somebody does. */
export const holdOffRebuild = async (client: PoolClient, id: ProjectionId): Promise<boolean> => {
  const { rows } = await client.query<{ locked: boolean }>(
    'select pg_try_advisory_xact_lock(hashtext($1), hashtext($2)) as locked',
    keysOf(id),
  );
  return rows[0]!.locked;
};
