import type { ClientBase } from 'pg';
import type { ProjectionId } from '../projection.js';

/** The shards in which any of the projections has begun. */
export const shardsWithCheckpoints = async (
  client: ClientBase,
  projections: readonly ProjectionId[],
): Promise<number[]> => {
  const { rows } = await client.query<{ shard: number }>(
    `select distinct c.shard from slotlog.checkpoints c
      join unnest($1::text[], $2::int[]) of(projection, version) using (projection, version) order by c.shard`,
    [projections.map(({ name }) => name), projections.map(({ version }) => version)],
  );
  return rows.map(({ shard }) => shard);
};
