import type { Pool } from 'pg';
import type { ProjectionId } from '../projection.js';
import { newestLease } from './newest.js';

/** What is left of a shard goes to who has the rest of it: others wait until that one has looked. */
const hesitationBesideAnother = 1_500;

/**
 * Takes or renews the leases of projections in a shard where nobody else holds them, for `milliseconds` by the database's
 * clock; what another one had it takes `hesitation` milliseconds later. Returns the indexes of those that are held now.
 */
export const takeLeases = async (
  pool: Pool,
  shard: number,
  projections: readonly ProjectionId[],
  holder: string,
  milliseconds: number,
  hesitation = 0,
): Promise<Set<number>> => {
  const { rows } = await pool.query<{ projection: string; version: number }>({
    name: 'slotlog-take-leases',
    text: `
      insert into slotlog.leases (shard, projection, version, number, holder, expires_at)
        select $1, free.projection, free.version, free.number + 1, $4, now() + $5 * interval '1 millisecond' from (
          select wanted.projection, wanted.version, coalesce(newest.number, 0) as number, newest.holder, newest.expires_at,
              bool_or(newest.holder <> $4 and newest.expires_at > now()) over () as is_shared,
              bool_or(newest.holder = $4) over () as is_own
          from unnest($2::text[], $3::int[]) wanted(projection, version)
          left join lateral (${newestLease('wanted')}) newest on true
        ) free
        where free.holder is null or free.holder = $4
          or free.expires_at <= now() - interval '1 millisecond' * case
            when free.is_own then 0 when free.is_shared then greatest($6::float8, $7::float8) else $6::float8 end
      on conflict do nothing
      returning projection, version`,
    values: [
      shard,
      projections.map(({ name }) => name),
      projections.map(({ version }) => version),
      holder,
      milliseconds,
      hesitation,
      Math.min(hesitationBesideAnother, milliseconds / 4),
    ],
  });
  const held = rows.map((row) =>
    projections.findIndex(({ name, version }) => name === row.projection && version === row.version),
  );
  return new Set(held);
};

/** Deletes the leases of a shard that a newer one of the same holder has followed. */
export const tidyLeases = (pool: Pool, shard: number, holder: string) =>
  pool.query(
    `delete from slotlog.leases old
      where old.shard = $1 and old.expires_at < now() and exists (
        select from slotlog.leases newer
          where newer.shard = $1 and newer.projection = old.projection and newer.version = old.version
            and newer.number > old.number and newer.holder = $2)`,
    [shard, holder],
  );
