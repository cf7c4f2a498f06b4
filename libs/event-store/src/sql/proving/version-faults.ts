import type { Pool } from 'pg';

interface Row {
  readonly tenant: string;
  readonly stream: string;
  readonly version: number;
  readonly position: number;
  readonly before: number;
}

/** Streams whose versions have a gap, or stand in the log in another order. Read along the key, so nothing is sorted. */
export const versionFaults = async (pool: Pool, shard: number, upTo: number): Promise<string[]> => {
  const { rows } = await pool.query<Row>(
    `select tenant, stream, version, position, before
      from (
        select e.tenant, e.stream, e.version, e.position, lag(e.version, 1, 0) over s as before,
            lag(e.position, 1, 0::bigint) over s as behind
          from slotlog.events e where e.shard = $1 and e.position <= $2
          window s as (partition by e.stream, e.tenant order by e.version)
      ) e
      where version <> before + 1 or position <= behind
      limit 100`,
    [shard, upTo],
  );
  return rows.map(({ tenant, stream, version, position, before }) =>
    version === before + 1
      ? `${tenant} ${stream}: version ${version} stands at position ${position}, before version ${before}`
      : `${tenant} ${stream}: after version ${before} comes ${version}, at position ${position}`,
  );
};
