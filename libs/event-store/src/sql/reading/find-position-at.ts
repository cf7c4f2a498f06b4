import type { Pool } from 'pg';
import { beginning, type Point, pointOf } from '../../point.js';

/**
 * The last point of a shard that was recorded at an instant or earlier, in milliseconds; the beginning where none was. Time never
 * runs back by position, so it is found by halving: some twenty probes of the key among a million events.
 */
export const findPositionAt = async (pool: Pool, shard: number, instant: number): Promise<Point> => {
  const { rows } = await pool.query<{ position: number; id: string }>({
    name: 'slotlog-find-position-at',
    text: `
      with recursive search as (
        select 0::bigint as low, coalesce((
          select e.position from slotlog.events e where e.shard = $1 order by e.position desc limit 1), 0) as high
        union all
        select case when e.recorded_at < to_timestamp(($2::float8 + 1) / 1000) then e.position else s.low end,
            case when e.recorded_at < to_timestamp(($2::float8 + 1) / 1000) then s.high else e.position - 1 end
          from search s
          cross join lateral (
            select e.position, e.recorded_at from slotlog.events e
              where e.shard = $1 and e.position = (s.low + s.high + 1) / 2 limit 1
          ) e
          where s.low < s.high
      )
      select s.low as position, e.id from search s
        join slotlog.events e on e.shard = $1 and e.position = s.low
        where s.low = s.high`,
    values: [shard, Math.floor(instant)],
  });
  return rows[0] ? pointOf(rows[0]) : beginning;
};
