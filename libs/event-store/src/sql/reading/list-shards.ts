import type { Pool } from 'pg';

/** A shard with tenants or events, and how far it has come. */
export interface ShardStatus {
  readonly shard: number;
  /** Its last position, 0 where it has no events, and the time of that event. */
  readonly head: number;
  readonly recordedAt: Date | null;
  /** Of its last append, in hex: vouches for all events up to the head. */
  readonly digest: string | null;
  readonly tenants: readonly string[];
}

/** One backward probe per shard. */
export const listShards = async (pool: Pool): Promise<ShardStatus[]> => {
  const { rows } = await pool.query<ShardStatus>(
    `select s.shard, coalesce(h.position, 0) as head, h.recorded_at as "recordedAt", d.digest, t.tenants
      from slotlog.shard_heads s
      left join lateral (
        select e.position, e.recorded_at from slotlog.events e where e.shard = s.shard order by e.position desc limit 1
      ) h on true
      left join lateral (
        select encode(d.digest, 'hex') as digest from slotlog.digests d where d.shard = s.shard order by d.position desc limit 1
      ) d on true
      cross join lateral (
        select coalesce(array_agg(t.tenant order by t.tenant), '{}') as tenants from slotlog.tenants t where t.shard = s.shard
      ) t
      where h.position is not null or cardinality(t.tenants) > 0
      order by s.shard`,
  );
  return rows;
};
