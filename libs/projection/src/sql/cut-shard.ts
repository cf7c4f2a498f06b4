import type { PoolClient } from 'pg';
import type { ProjectionId } from '../projection.js';

/**
 * Nobody takes a lease or moves a checkpoint until the transaction ends, after those that do have ended theirs. A little
 * longer than Postgres lets an autovacuum be in the way.
 */
export const holdOffRunners = async (client: PoolClient): Promise<void> => {
  await client.query("set local lock_timeout = '1500ms'; set local statement_timeout = '10s'");
  await client.query('lock table slotlog.leases, slotlog.checkpoints in share row exclusive mode');
};

/** The projections that have begun in a shard, in all their versions, and those that are being built beside them. */
export const listBegun = async (client: PoolClient, shard: number): Promise<ProjectionId[]> => {
  const { rows } = await client.query<ProjectionId>(
    'select distinct projection as name, version from slotlog.checkpoints where shard = $1 order by projection, version',
    [shard],
  );
  return rows;
};

/** Who moves a slice of the shard without being among the runners: a process of a version that knows of no slices. */
export const findStrangers = async (client: PoolClient, shard: number): Promise<string[]> => {
  const { rows } = await client.query<{ holder: string }>(
    `select distinct newest.holder from (
        select distinct on (l.projection, l.version, l.slice) l.holder, l.expires_at from slotlog.leases l
          where l.shard = $1 order by l.projection, l.version, l.slice, l.number desc
      ) newest
      where newest.expires_at > now() and not exists (
        select from slotlog.runners known where known.shard = 0 and known.holder = newest.holder)`,
    [shard],
  );
  return rows.map(({ holder }) => holder);
};

/**
 * Cuts a shard into `count` slices, at all of which each of the projections stands where it is said to. Leases of the
 * slices that there were are no more, and where somebody is parked is found out anew.
 */
export const cutShard = async (
  client: PoolClient,
  shard: number,
  count: number,
  standing: readonly (ProjectionId & { readonly position: number })[],
): Promise<void> => {
  for (const table of ['checkpoints', 'leases', 'parked_events', 'further_slices']) {
    await client.query(`delete from slotlog.${table} where shard = $1`, [shard]);
  }
  await client.query(
    'insert into slotlog.further_slices (shard, slice) select $1::smallint, slice from generate_series(1, $2 - 1) slice',
    [shard, count],
  );
  await client.query(
    `insert into slotlog.checkpoints (shard, projection, version, slice, from_position, position)
      select $1::smallint, s.projection, s.version, slice, 0, s.position
        from unnest($3::text[], $4::int[], $5::bigint[]) s(projection, version, position), generate_series(0, $2 - 1) slice
        where s.position > 0`,
    [
      shard,
      count,
      standing.map(({ name }) => name),
      standing.map(({ version }) => version),
      standing.map(({ position }) => position),
    ],
  );
};
