import type { Pool } from 'pg';
import { beginning, type Point } from '#libs/event-store';
import type { ParkedSubject } from '../parking/parked-subject.js';
import type { ProjectionId } from '../projection.js';
import { newestCheckpoint, newestLease } from './newest.js';
import { parkedSubjects } from './parking/parked-subjects.js';

/** A projection in one shard as the database knows it. */
export interface ProjectionRecord extends ProjectionId, Point {
  /** The runner that moves it on; null where no lease is in force. */
  readonly holder: string | null;
  /** Events loaded so far by a rebuild that is under way or was interrupted, and about how many there are. */
  readonly rebuild: { readonly events: number; readonly totalEvents: number } | null;
  /** The oldest of those that it has parked, and how many there are. */
  readonly parked: { readonly count: number; readonly subjects: readonly ParkedSubject[] };
}

/** A hundred of a tenant's streams are no use to anybody who looks. */
const shownParked = 20;

/** The given projections in a shard, and other versions of any that have begun there. */
export const readProjections = async (
  pool: Pool,
  shard: number,
  projections: readonly ProjectionId[],
): Promise<ProjectionRecord[]> => {
  const { rows } = await pool.query<Omit<ProjectionRecord, 'parked'>>(
    `select p.projection as name, p.version, coalesce(c.position, 0) as position, coalesce(c.mark, '${beginning.mark}') as mark,
        case when l.expires_at > now() then l.holder end as holder, r.rebuild
      from (
        select * from unnest($2::text[], $3::int[]) declared(projection, version)
        union
        select c.projection, c.version from slotlog.checkpoints c
          where c.shard = $1 and c.projection not like '%/rebuild'
      ) p
      left join lateral (${newestCheckpoint('p')}) c on true
      left join lateral (${newestLease('p')}) l on true
      left join lateral (
        select json_build_object('events', coalesce(sum(r.events) filter (where r.loaded_at is not null), 0),
            'totalEvents', sum(r.events)) as rebuild
          from slotlog.rebuild_parts r
          where r.shard = $1 and r.projection = p.projection || '/rebuild' and r.version = p.version having count(*) > 0
      ) r on true
      order by p.projection collate "C", p.version`,
    [shard, projections.map(({ name }) => name), projections.map(({ version }) => version)],
  );
  const parked = await parkedSubjects(pool, shard, rows);
  return rows.map((row) => {
    const own = parked.filter(({ name, version }) => name === row.name && version === row.version);
    return { ...row, parked: { count: own.length, subjects: own.slice(0, shownParked).map((each) => each.parked) } };
  });
};
