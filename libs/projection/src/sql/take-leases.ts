import type { Pool } from 'pg';
import type { ProjectionId } from '../projection.js';

/**
 * Takes or renews the leases of projections in a shard where nobody else holds them, for `milliseconds` by the database's
 * clock. Returns the indexes of those that are held now.
 */
export const takeLeases = async (
  pool: Pool,
  shard: number,
  projections: readonly ProjectionId[],
  holder: string,
  milliseconds: number,
): Promise<Set<number>> => {
  const { rows } = await pool.query<{ projection: string; version: number }>({
    name: 'slotlog-take-leases',
    text: `
      insert into slotlog.leases (shard, projection, version, number, holder, expires_at)
        select $1, wanted.projection, wanted.version, coalesce(newest.number, 0) + 1, $4,
            clock_timestamp() + $5 * interval '1 millisecond'
          from unnest($2::text[], $3::int[]) wanted(projection, version)
          left join lateral (
            select l.number, l.holder, l.expires_at from slotlog.leases l
              where l.shard = $1 and l.projection = wanted.projection and l.version = wanted.version and l.slice = 0
              order by l.number desc limit 1
          ) newest on true
          where newest.holder is null or newest.holder = $4 or newest.expires_at <= clock_timestamp()
      on conflict do nothing
      returning projection, version`,
    values: [
      shard,
      projections.map(({ name }) => name),
      projections.map(({ version }) => version),
      holder,
      milliseconds,
    ],
  });
  const held = rows.map((row) =>
    projections.findIndex(({ name, version }) => name === row.projection && version === row.version),
  );
  return new Set(held);
};

/** Deletes the leases of projections in a shard that a newer one of the same holder has followed. */
export const tidyLeases = (pool: Pool, shard: number, holder: string) =>
  pool.query(
    `delete from slotlog.leases old
      where old.shard = $1 and old.expires_at < now() and exists (
        select from slotlog.leases newer
          where newer.shard = $1 and newer.projection = old.projection and newer.version = old.version
            and newer.slice = old.slice and newer.number > old.number and newer.holder = $2)`,
    [shard, holder],
  );
