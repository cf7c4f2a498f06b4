import type { Pool } from 'pg';

interface Row {
  readonly position: number;
  readonly before: number;
  readonly jumps: boolean;
  readonly runsBack: boolean;
}

/** Where in `(after, upTo]` positions are missing or time runs back; `after` itself is looked at, as what came before. */
export const orderFaults = async (pool: Pool, shard: number, after: number, upTo: number): Promise<string[]> => {
  const { rows } = await pool.query<Row>(
    `select position, before, position <> before + 1 as jumps, coalesce(recorded_at < earlier, false) as "runsBack"
      from (
        select e.position, e.recorded_at, lag(e.position, 1, $2::bigint) over o as before, lag(e.recorded_at) over o as earlier
          from slotlog.events e where e.shard = $1 and e.position >= $2 and e.position <= $3
          window o as (order by e.position)
      ) e
      where position > $2 and (position <> before + 1 or recorded_at < earlier)
      order by position limit 100`,
    [shard, after, upTo],
  );
  return rows.flatMap(({ position, before, jumps, runsBack }) => [
    ...(jumps ? [`after position ${before} comes ${position}`] : []),
    ...(runsBack ? [`time runs back at position ${position}`] : []),
  ]);
};
