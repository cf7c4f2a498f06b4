/** SQL text of how far the time of the log has come in any of its shards, null where it has no events. */
export const logTime = `(select max(newest.recorded_at) from slotlog.shard_heads s cross join lateral (
    select d.recorded_at from slotlog.digests d where d.shard = s.shard order by d.position desc limit 1
  ) newest)`;
