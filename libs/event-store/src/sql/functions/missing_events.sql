-- The events that a caller lacks who expected another head: those after the expected version, or, where the event of
-- that version is another one or none (the caller's state has another past), those from the first on. No more than fill
-- 64 kB: this is read under the lock, and who lacks more loads it in peace. `version` is the stream's head, so the caller
-- sees that there are more.
create or replace function slotlog.missing_events(
  p_shard smallint, p_tenant text, p_stream text, p_version integer, p_event uuid
) returns json language sql stable as $$
  select json_build_object('stream', p_stream, 'tenant', p_tenant, 'otherPast', not bool_and(t.same), 'version', coalesce((
      select e.version from slotlog.events e
        where e.shard = p_shard and e.tenant = p_tenant and e.stream = p_stream order by e.version desc limit 1
    ), 0),
    'events', coalesce(json_agg(json_build_object('position', t.position, 'stream', t.stream, 'version', t.version, 'id', t.id,
      'type', t.type, 'schemaVersion', t.schema_version, 'recordedAt', t.recorded_at, 'actor', t.actor, 'data', t.data, 'size', t.size)
      order by t.version) filter (where t.position is not null), '[]'))
    from slotlog.events_after(p_shard, array[p_tenant], array[p_stream], array[p_version], array[p_event], 9223372036854775807, 65536) t
$$;
