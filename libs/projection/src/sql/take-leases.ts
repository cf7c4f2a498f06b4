import type { Pool } from 'pg';
import type { ProjectionId } from '../projection.js';
import { newestLease } from './newest.js';

/** What is left of a shard goes to who has the rest of it: others wait until that one has looked. */
const hesitationBesideAnother = 1_500;

/** Who wants leases, and how long it leaves them to others, in milliseconds. */
export interface Applicant {
  readonly holder: string;
  /** How long a lease of its own is, and how long one of another has to go without a renewal. */
  readonly milliseconds: number;
  /** What nobody has any more it takes so much later. */
  readonly hesitation: number;
}

/** A lease as somebody watches it: its number, and for how many milliseconds it has been the newest. */
export interface Watched {
  readonly number: number;
  readonly unrenewed: number;
}

/** The newest lease as it was found, null where there was none, and whether it was taken or renewed then. */
export interface Looked {
  readonly number: number | null;
  readonly isTaken: boolean;
}

/**
 * Takes or renews the leases of projections in a shard. Another's is taken where it is released, or has not been renewed
 * while the applicant watched, by a clock that nobody can set: by the database's, leases would all end when it is set
 * forward, and the dead would keep theirs when it is set back.
 */
export const takeLeases = async (
  pool: Pool,
  shard: number,
  projections: readonly ProjectionId[],
  { holder, milliseconds, hesitation }: Applicant,
  watched: readonly (Watched | undefined)[],
): Promise<Looked[]> => {
  const { rows } = await pool.query<{ number: string | null; is_taken: boolean }>({
    name: 'slotlog-take-leases',
    text: `
      with newest as (
        select wanted.ord, wanted.projection, wanted.version, lease.number, lease.holder,
            lease.is_released or (lease.number = wanted.number and wanted.unrenewed >= $5::float8) as is_over,
            case when lease.number = wanted.number then wanted.unrenewed else 0 end
              - case when lease.is_released then 0 else $5::float8 end as over_for
          from unnest($2::text[], $3::int[], $8::bigint[], $9::float8[]) with ordinality
            wanted(projection, version, number, unrenewed, ord)
          left join lateral (${newestLease('wanted')}) lease on true
      ), free as (
        select newest.*, bool_or(holder <> $4 and not is_over) over () as is_shared, bool_or(holder = $4) over () as is_own from newest
      ), taken as (
        insert into slotlog.leases (shard, projection, version, number, holder, expires_at)
          select $1, projection, version, coalesce(number, 0) + 1, $4, now() + $5::float8 * interval '1 millisecond' from free
            where holder is null or holder = $4
              or over_for >= case when is_own then 0 when is_shared then greatest($6::float8, $7::float8) else $6::float8 end
        on conflict do nothing
        returning projection, version
      )
      select newest.number, taken.projection is not null as is_taken
        from newest left join taken using (projection, version) order by newest.ord`,
    values: [
      shard,
      projections.map(({ name }) => name),
      projections.map(({ version }) => version),
      holder,
      milliseconds,
      hesitation,
      Math.min(hesitationBesideAnother, milliseconds / 4),
      projections.map((_, index) => watched[index]?.number ?? null),
      projections.map((_, index) => watched[index]?.unrenewed ?? 0),
    ],
  });
  return rows.map(({ number, is_taken }) => ({ number: number === null ? null : Number(number), isTaken: is_taken }));
};

/** Lets others have what is still the holder's of these leases at once. */
export const releaseLeases = (pool: Pool, shard: number, projections: readonly ProjectionId[], holder: string) =>
  pool.query(
    `insert into slotlog.leases (shard, projection, version, number, holder, expires_at, is_released)
      select $1, held.projection, held.version, lease.number + 1, $4, now(), true
        from unnest($2::text[], $3::int[]) held(projection, version)
        cross join lateral (${newestLease('held')}) lease
        where lease.holder = $4
      on conflict do nothing`,
    [shard, projections.map(({ name }) => name), projections.map(({ version }) => version), holder],
  );

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

/** Whether any process has it now, in whatever shard. */
export const isLeased = async (db: Pool, { name, version }: ProjectionId): Promise<boolean> => {
  const { rowCount } = await db.query(
    `select from (
        select distinct on (shard) is_released, expires_at from slotlog.leases
          where projection = $1 and version = $2 order by shard, number desc
      ) newest
      where not is_released and expires_at > clock_timestamp() limit 1`,
    [name, version],
  );
  return rowCount === 1;
};
