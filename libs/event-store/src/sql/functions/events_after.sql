-- What is new in some streams since the event that a caller has of each, stream by stream in the order given: a page that
-- ends with the event that fills it, so that a statement reads no more than that however long a stream is. Where the
-- event of a version is another one or none (the caller's state has another past) `same` is false and the stream begins
-- at its first event. A stream without news has a row without an event. `size`: the bytes of an event's data.
--
-- A cursor, as only the size of what was read tells how much may still be: a window over sizes reads all of it first. In
-- the order of the loops, not sorted, for the same reason.
create or replace function slotlog.events_after(
  p_shard smallint, p_tenants text[], p_streams text[], p_versions integer[], p_events uuid[], p_up_to bigint, p_bytes integer
) returns table (ord integer, same boolean, "position" bigint, tenant text, stream text, version integer, id uuid, type text,
  schema_version smallint, recorded_at double precision, actor text, data json, size integer)
language plpgsql stable set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
#variable_conflict use_column
declare
  v_bytes bigint := 0;
begin
  for ord, same, "position", tenant, stream, version, id, type, schema_version, recorded_at, actor, data in
    select k.ord, p.version = k.version, e.position, e.tenant, e.stream, e.version, e.id, e.type, e.schema_version,
        floor(extract(epoch from e.recorded_at) * 1000), e.actor, e.data
      from unnest(p_tenants, p_streams, p_versions, p_events) with ordinality k(tenant, stream, version, event, ord)
      cross join lateral (
        select coalesce((
          select e.version from slotlog.events e
            where e.shard = p_shard and e.tenant = k.tenant and e.stream = k.stream and e.version = k.version and e.id = k.event
        ), 0) as version
      ) p
      left join lateral (
        select * from slotlog.events e
          where e.shard = p_shard and e.tenant = k.tenant and e.stream = k.stream and e.version > p.version
            and e.position <= p_up_to
          order by e.version
      ) e on true
  loop
    size := octet_length(data::text);
    return next;
    v_bytes := v_bytes + coalesce(size + 200, 0);
    exit when v_bytes >= p_bytes;
  end loop;
end
$$;
