import type { Pool } from 'pg';
import type { ProjectionId } from '../projection.js';
import { newestCheckpoint, newestLease } from './newest.js';

/** The command at which a projection waits, at its first event's position. */
export interface ParkedEvent {
  readonly position: number;
  readonly tenant: string;
  readonly stream: string;
  readonly type: string;
  readonly message: string;
  readonly attempts: number;
  readonly parkedAt: Date;
}

/** A projection in one shard as the database knows it. */
export interface ProjectionRecord extends ProjectionId {
  readonly position: number;
  /** The runner that moves it on; null where no lease is in force. */
  readonly holder: string | null;
  /** Events loaded so far by a rebuild that is under way or was interrupted, and about how many there are. */
  readonly rebuild: { readonly events: number; readonly totalEvents: number } | null;
  readonly parked: readonly ParkedEvent[];
}

/** The given projections in a shard, and other versions of any that have begun there. */
export const readProjections = async (
  pool: Pool,
  shard: number,
  projections: readonly ProjectionId[],
): Promise<ProjectionRecord[]> => {
  const { rows } = await pool.query<ProjectionRecord>(
    `select p.projection as name, p.version, coalesce(c.position, 0) as position,
        case when l.expires_at > now() then l.holder end as holder, r.rebuild, coalesce(k.parked, '[]') as parked
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
      left join lateral (
        select json_agg(json_build_object('position', k.position, 'tenant', k.tenant, 'stream', k.stream, 'type', k.type,
            'message', k.message, 'attempts', k.attempts, 'parkedAt', k.parked_at) order by k.position) as parked
          from slotlog.parked_events k
          where k.shard = $1 and k.projection = p.projection and k.version = p.version
            and k.position > coalesce(c.position, 0)
      ) k on true
      order by p.projection collate "C", p.version`,
    [shard, projections.map(({ name }) => name), projections.map(({ version }) => version)],
  );
  return rows.map((row) => ({
    ...row,
    parked: row.parked.map((each) => ({ ...each, parkedAt: new Date(each.parkedAt) })),
  }));
};
