import type { Pool } from 'pg';
import type { Point } from '#libs/event-store';
import { parkedStreams, standsAt } from '#libs/projection';
import { occupancy } from '../domain/claims/occupancy.js';
import { day, type Interval } from '../domain/time/interval.js';
import { projectClaims } from './claims.js';
import { dayOfAgenda } from './parked.js';
import type { Scope } from './scope.js';

/** Time of a calendar in which something is claimed, and how many units. */
export interface Busy extends Interval {
  readonly units: number;
}

export interface BusyTimes extends Point {
  readonly busy: readonly Busy[];
  /** UTC days of which the rows do not say all. */
  readonly behind: readonly string[];
}

interface Row extends Point {
  readonly starts_at: number | null;
  readonly ends_at: number;
  readonly units: number;
  readonly behind: readonly string[] | null;
}

/**
 * A claim counts from the day on which it begins, or from the first day that is read, up to the end of the first day that is
 * behind; the day after that one tells of all that reaches into it.
 */
const busyTimes = {
  name: 'slotlog-busy',
  text: `
    select (case when c.day - 1 = any(at.behind) then greatest(c.starts_at, midnight.before) else c.starts_at end)::float8 as starts_at,
        least(c.ends_at, midnight.after)::float8 as ends_at,
        c.units, at.position, at.mark, to_json(at.behind) as behind
      from (
        select stands.position, stands.mark,
            (select array_agg(${dayOfAgenda('p.subject')} order by p.subject)
              from (${parkedStreams('$1', '$2', [projectClaims])}) p
              where p.subject between 'agenda/' || $3 || '/' || (date '1970-01-01' + $4::integer)
                and 'agenda/' || $3 || '/' || (date '1970-01-01' + $5::integer)) as behind
          from (${standsAt([projectClaims])}) stands
      ) at
      left join slotlog.claims_v2 c on c.shard = $1 and c.tenant = $2 and c.calendar_id = $3
        and c.day between date '1970-01-01' + $4::integer and date '1970-01-01' + $5::integer
        and (c.starts_at >= (c.day - date '1970-01-01') * 86400000::bigint or c.day = date '1970-01-01' + $4::integer
          or c.day - 1 = any(at.behind))
        and (c.expires_at is null or c.expires_at + 2000 > $6::bigint)
      left join lateral (
        select (c.day - date '1970-01-01') * 86400000::bigint as before,
            (min(late) + 1 - date '1970-01-01') * 86400000::bigint as after
          from unnest(at.behind) late where late >= c.day
      ) midnight on true`,
};

/** What is claimed on a calendar within `range`, buffers included: a new entry wherever the number of units changes. */
export const readBusy = async (
  pool: Pool,
  { shard, tenant }: Scope,
  calendarId: string,
  range: Interval,
  now: number,
): Promise<BusyTimes> => {
  const days = [Math.floor(range.start / day), Math.floor(range.end / day)];
  const { rows } = await pool.query<Row>({
    ...busyTimes,
    values: [shard, tenant, calendarId, ...days, Math.floor(now)],
  });
  const claims = rows.flatMap(({ starts_at: start, ends_at: end, units }) =>
    start === null ? [] : [{ buffered: { start, end }, units }],
  );
  const { times, units } = occupancy(claims);
  const busy = Array.from(times, (start, at) => {
    const end = Math.min(times[at + 1] ?? start, range.end);
    return { start: Math.max(start, range.start), end, units: units[at]! };
  });
  const { behind, position, mark } = rows[0]!;
  const claimed = busy.filter(({ start, end, units }) => units > 0 && start < end);
  return { busy: claimed, behind: behind ?? [], position, mark };
};
