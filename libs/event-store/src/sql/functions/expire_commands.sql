-- Deletes ids of commands that are older than 7 days: who sends one again after that has it carried out again. A batch of
-- those that made the next `p_limit` events, by the ids that stand in the events: an index by age would be paid for by
-- each append. A probe of the key for each, however few rows the planner takes the
-- table for. Locks nothing that an append needs. Of two that do the same batch the second waits for the first and finds
-- nothing to do. Returns how many events it has passed, 0 where none is old enough.
create or replace function slotlog.expire_commands(p_shard smallint, p_limit integer) returns integer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  v_before constant timestamptz := clock_timestamp() - interval '7 days';
  v_from bigint;
  v_to bigint;
begin
  select x.position into v_from from slotlog.command_expiries x where x.shard = p_shard order by x.position desc limit 1;
  v_from := coalesce(v_from, 0);

  select max(e.position) into v_to
    from (
      select e.position, e.recorded_at from slotlog.events e
        where e.shard = p_shard and e.position > v_from order by e.position limit p_limit
    ) e
    where e.recorded_at < v_before;
  if v_to is null then
    return 0;
  end if;

  insert into slotlog.command_expiries (shard, position) values (p_shard, v_to) on conflict do nothing;
  if not found then
    return 0;
  end if;
  delete from slotlog.commands k
    using (
      select distinct e.tenant, e.command_id from slotlog.events e
        where e.shard = p_shard and e.position > v_from and e.position <= v_to
    ) e
    where k.shard = p_shard and k.id = e.command_id and k.tenant = e.tenant and k.recorded_at < v_before;
  delete from slotlog.command_expiries x where x.shard = p_shard and x.position < v_to;
  return v_to - v_from;
end
$$;
