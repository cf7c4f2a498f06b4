-- What of an event its digest is made of: all of it, in a form that no setting of the session changes. The separator stands
-- in no field: JSON escapes it, and names and ids with control characters are refused before they are stored.
create or replace function slotlog.digested(e slotlog.events) returns text language sql stable parallel safe as $$
  select concat_ws(e'\x1f', e.position, e.tenant, e.stream, e.version, e.id, e.type, e.schema_version,
    encode(timestamptz_send(e.recorded_at), 'hex'), e.actor, e.correlation_id, coalesce(e.causation_id, ''), e.command_id, e.data)
$$;
