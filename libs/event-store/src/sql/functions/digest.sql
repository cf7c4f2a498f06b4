-- The digest of an append: of the one before, and of its events as slotlog.digested says them.
create or replace function slotlog.digest(p_before bytea, p_events text) returns bytea language sql immutable parallel safe as $$
  select sha256(coalesce(p_before, ''::bytea) || convert_to(p_events, 'UTF8'))
$$;
