-- The events that a caller lacks who expected another head: those after the expected version, or, where the event of
-- that version is another one or none (the caller's state has another past), those from the first on. At most 200;
-- `version` is the stream's head, so the caller sees that there are more.
create or replace function slotlog.missing_events(
  p_shard smallint, p_tenant text, p_stream text, p_version integer, p_event uuid
) returns json language sql stable as $$
  select json_build_object('stream', p_stream, 'tenant', p_tenant, 'otherPast', p.version <> p_version, 'events', m.events, 'version', coalesce((
      select e.version from slotlog.events e
        where e.shard = p_shard and e.tenant = p_tenant and e.stream = p_stream order by e.version desc limit 1
    ), 0))
    from (
      select coalesce((
        select e.version from slotlog.events e
          where e.shard = p_shard and e.tenant = p_tenant and e.stream = p_stream and e.version = p_version and e.id = p_event
      ), 0) as version
    ) p
    cross join lateral (
      select coalesce(json_agg(json_build_object('position', e.position, 'stream', e.stream, 'version', e.version, 'id', e.id,
          'type', e.type, 'schemaVersion', e.schema_version, 'recordedAt', floor(extract(epoch from e.recorded_at) * 1000),
          'actor', e.actor, 'data', e.data) order by e.version), '[]') as events
        from (
          select * from slotlog.events e
            where e.shard = p_shard and e.tenant = p_tenant and e.stream = p_stream and e.version > p.version
            order by e.version limit 200
        ) e
    ) m
$$;
