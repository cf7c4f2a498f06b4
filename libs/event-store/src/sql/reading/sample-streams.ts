import type { Pool } from 'pg';

/** The streams of events at evenly spaced positions of a shard up to `upTo`, `count` at most: a probe of the key each. */
export const sampleStreams = async (pool: Pool, shard: number, upTo: number, count: number): Promise<string[]> => {
  const { rows } = await pool.query<{ stream: string }>(
    `select e.stream from generate_series(1, $2::bigint, greatest($2::bigint / $3, 1)) at(position)
      cross join lateral (
        select e.stream from slotlog.events e where e.shard = $1 and e.position = at.position limit 1
      ) e
      order by e.stream`,
    [shard, upTo, count],
  );
  return rows.map(({ stream }) => stream);
};
