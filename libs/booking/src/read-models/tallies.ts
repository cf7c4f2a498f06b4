import { rowPerStream } from '#libs/projection';
import { evolveTally, type Tally, type TallyEvent } from '../domain/limits/tally.js';
import { day, dayNear, type Interval } from '../domain/time/interval.js';
import { dateOf, isoWeekOf } from '../domain/time/zone.js';

const tallies = (period: 'day' | 'week') =>
  rowPerStream<Tally, TallyEvent>({
    name: `tally-${period}s`,
    version: 2,
    category: `tally-${period}`,
    table: `tally_${period}s_v2`,
    evolve: evolveTally,
    columns: {},
  });

/** What counts on a local day of a service that limits it, one row for each; those of customers nobody looks up. */
export const projectTallyDays = tallies('day');

export const projectTallyWeeks = tallies('week');

/** The first and last day and the first and last week that a range could lie in, wherever on earth they are counted. */
export const periodsAround = ({ start, end }: Interval) => {
  const [first, last] = [dayNear(Math.floor(start / day) - 1), dayNear(Math.floor(end / day) + 1)];
  return [dateOf(first), dateOf(last), isoWeekOf(first), isoWeekOf(last)];
};

/** SQL that selects the tallies of a service as `SeenTally`s; `periodsAround` are the parameters from number `from` on. */
export const talliesRead = ({ service, from }: { readonly service: string; readonly from: number }) => `
        select json_agg(json_build_object('of', substr(t.id, length(${service}) + 2), 'version', t.state->'version',
            'bookings', t.state->'bookings')) as tallies
          from (
            select d.id, d.state from slotlog.tally_days_v2 d
              where d.shard = $1 and d.tenant = $2
                and d.id between ${service} || '/' || $${from}::text and ${service} || '/' || $${from + 1}::text
            union all
            select w.id, w.state from slotlog.tally_weeks_v2 w
              where w.shard = $1 and w.tenant = $2
                and w.id between ${service} || '/' || $${from + 2}::text and ${service} || '/' || $${from + 3}::text
          ) t`;
