-- Settles a group of commands of one shard in one transaction. Mostly one row says `all stored`, with the position before
-- the first event: to send and read a row for each command took a tenth of the time. Else each has its own outcome:
--   stored   its events, if any, are in the log; of one without events `detail` is where the shard ended when its
--            expectations were met, in the same row for `all stored`
--   known    the same command or idempotency key was settled before; `detail` is what it led to
--   behind   an expectation failed, or a command that it was built on did not pass; `detail`, once per stream, has the
--            events that the caller lacks
--   late     the time has passed `until`; it has to be decided again
-- Where the time is not one at which the caller may record, SL004 and nothing else: what was recorded ten hours ahead stands
-- there for ever, and the log's time does not run back.
--
-- READ COMMITTED and the lock first, so that each later statement sees what was committed before it. Without events
-- nothing is locked and nothing flushed: what is known goes before what is expected, and is looked up in the statement after,
-- so that a decision made on a state from after the command's own success always finds that success.
--
-- A generic plan: with arrays as arguments the planner takes a custom one for cheaper each time, and planning cost
-- more than all the rest (0.59 ms a call against 0.37 ms). No sequential scans: a plan made while the tables were new
-- and empty stays in the session and would read all of them (0.16 ms a command, and growing, against 0.02 ms).
create or replace function slotlog.append(
  p_shard smallint,
  -- commands, one entry each; until in milliseconds since the epoch; null instead of arrays of nulls
  p_tenants text[], p_ids uuid[], p_keys text[], p_fingerprints text[], p_actors text[], p_correlations text[], p_causations text[],
  p_untils double precision[], p_subjects text[], p_subject_versions integer[],
  -- the index of a command's last event, null without events
  p_last_events integer[],
  -- which command (from 1) was built on which earlier one of this group; in the order of the first
  b_commands integer[], b_on integer[],
  -- expectations: the last event of a stream is number version with that id, or there is none: 0 and null
  x_tenants text[], x_streams text[], x_versions integer[], x_events uuid[],
  -- which command has which of the expectations (from 1); in the order of the commands
  r_commands integer[], r_expectations integer[],
  -- events, in the order of their commands
  e_commands integer[], e_streams text[], e_versions integer[], e_ids uuid[], e_types text[], e_schema_versions smallint[], e_data json[],
  -- keys that a command makes, or with null destroys; null instead of empty arrays
  k_commands integer[], k_tenants text[], k_streams text[], k_generations integer[], k_wrapped bytea[],
  -- the database's clock has to be there, and what is recorded no later than that, in milliseconds since the epoch
  p_earliest double precision, p_latest double precision
) returns table (outcome text, "position" bigint, recorded_at double precision, detail json)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
#variable_conflict use_column
declare
  v_count constant integer := cardinality(p_ids);
  v_before bigint;
  v_last timestamptz;
  v_digest bytea;
  v_head bigint;
  v_recorded_at timestamptz;
  v_milliseconds double precision;
  v_known json[];
  v_failed integer[];
  v_end json;
  v_told integer[] := '{}';
  v_passed boolean[];
  v_outcomes text[];
  v_positions bigint[];
  v_counted integer := 0;
  v_passes boolean;
  v_missing integer[];
  b integer := 1;
  r integer := 1;
  v_row record;
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'append needs read committed' using errcode = 'SL003';
  end if;

  if cardinality(e_ids) > 0 then
    perform 1 from slotlog.shard_heads h where h.shard = p_shard for update;
    if not found then
      raise exception 'there is no shard %', p_shard using errcode = 'SL002';
    end if;
    -- Who places a tenant holds this row too: it is in another shard by now, or stays in this one.
    if exists (
      select from (select distinct p.tenant from unnest(p_tenants) p(tenant)) p
        where not exists (select from slotlog.tenants t where t.tenant = p.tenant and t.shard = p_shard)
    ) then
      raise exception 'a tenant does not live in shard %', p_shard using errcode = 'SL005';
    end if;
    select d.position, d.recorded_at, d.digest into v_before, v_last, v_digest
      from slotlog.digests d where d.shard = p_shard order by d.position desc limit 1;
    v_before := coalesce(v_before, 0);
  end if;
  v_recorded_at := greatest(clock_timestamp(), v_last);
  v_milliseconds := extract(epoch from v_recorded_at) * 1000;
  if v_milliseconds > p_latest or extract(epoch from clock_timestamp()) * 1000 < p_earliest then
    raise exception 'it is % here, and the log is at %', clock_timestamp(), v_recorded_at using errcode = 'SL004';
  end if;

  -- Per stream by a lateral probe: `= any` makes the cached plan read the whole shard. From the expected version on:
  -- without that bound the index scan compares all versions on a leaf page, 17 µs a stream instead of 6.
  select array_agg(x.ord) filter (where coalesce(h.version, 0) <> x.version or h.id is distinct from x.event),
      case when array_position(p_last_events, null) is not null then (
        select json_build_object('position', e.position, 'id', e.id) from slotlog.events e
          where e.shard = p_shard order by e.position desc limit 1
      ) end
    into v_failed, v_end
    from unnest(x_tenants, x_streams, x_versions, x_events) with ordinality x(tenant, stream, version, event, ord)
    left join lateral (
      select e.version, e.id from slotlog.events e
        where e.shard = p_shard and e.tenant = x.tenant and e.stream = x.stream and e.version >= x.version
        order by e.version desc limit 1
    ) h on true;

  for v_row in
    select c.ord, slotlog.settled_before(k) as known
      from unnest(p_tenants, p_ids) with ordinality c(tenant, id, ord)
      cross join lateral (
        select * from slotlog.commands k where k.shard = p_shard and k.tenant = c.tenant and k.id = c.id limit 1
      ) k
  loop
    v_known[v_row.ord] := v_row.known;
  end loop;
  if p_keys is not null then
    for v_row in
      select c.ord, slotlog.settled_before(k) as known
        from unnest(p_tenants, p_keys) with ordinality c(tenant, key, ord)
        cross join lateral (
          select * from slotlog.commands k where k.shard = p_shard and k.tenant = c.tenant and k.idempotency_key = c.key limit 1
        ) k
    loop
      v_known[v_row.ord] := v_row.known;
    end loop;
  end if;

  -- Mostly all pass: then everything is done by sets, at half the price of the loops below.
  if v_known is null and v_failed is null and v_milliseconds < all (p_untils) then
    if cardinality(e_ids) > 0 then
      insert into slotlog.events (shard, position, tenant, stream, version, id, type, schema_version, recorded_at,
          actor, correlation_id, causation_id, command_id, data)
        select p_shard, v_before + e.ord, p_tenants[e.command], e.stream, e.version, e.id, e.type, e.schema_version, v_recorded_at,
            p_actors[e.command], p_correlations[e.command], p_causations[e.command], p_ids[e.command], e.data
          from unnest(e_commands, e_streams, e_versions, e_ids, e_types, e_schema_versions, e_data) with ordinality
            e(command, stream, version, id, type, schema_version, data, ord);
      insert into slotlog.commands (shard, tenant, id, idempotency_key, fingerprint, stream, version, position, recorded_at)
        select p_shard, c.tenant, c.id, p_keys[c.ord], p_fingerprints[c.ord], c.subject, c.version, v_before + c.last, v_recorded_at
          from unnest(p_tenants, p_ids, p_subjects, p_subject_versions, p_last_events) with ordinality
            c(tenant, id, subject, version, last, ord)
          where c.last is not null;
      perform slotlog.digest_appended(p_shard, v_before, v_digest, v_recorded_at);
      if k_commands is not null then
        perform slotlog.settle_keys(p_shard, k_tenants, k_streams, k_generations, k_wrapped);
      end if;
    end if;
    return query values ('all stored', v_before, v_milliseconds, v_end);
    return;
  end if;

  v_head := v_before;
  for i in 1 .. v_count loop
    v_passes := true;
    while b_commands[b] = i loop
      v_passes := v_passes and v_passed[b_on[b]];
      b := b + 1;
    end loop;
    while r_commands[r] = i loop
      v_passes := v_passes and (v_failed is null or r_expectations[r] <> all (v_failed));
      r := r + 1;
    end loop;
    if v_known[i] is not null then
      v_outcomes[i] := 'known';
      v_passes := false;
    elsif not v_passes then
      v_outcomes[i] := 'behind';
    elsif v_milliseconds >= p_untils[i] then
      v_outcomes[i] := 'late';
      v_passes := false;
    else
      v_outcomes[i] := 'stored';
      if p_last_events[i] is not null then
        v_head := v_head + p_last_events[i] - v_counted;
        v_positions[i] := v_head;
      end if;
    end if;
    v_counted := coalesce(p_last_events[i], v_counted);
    v_passed[i] := v_passes;
  end loop;

  if v_positions is not null then
    insert into slotlog.events (shard, position, tenant, stream, version, id, type, schema_version, recorded_at,
        actor, correlation_id, causation_id, command_id, data)
      select p_shard, v_positions[e.command] - p_last_events[e.command] + e.ord,
          p_tenants[e.command], e.stream, e.version, e.id, e.type, e.schema_version, v_recorded_at,
          p_actors[e.command], p_correlations[e.command], p_causations[e.command], p_ids[e.command], e.data
        from unnest(e_commands, e_streams, e_versions, e_ids, e_types, e_schema_versions, e_data) with ordinality
          e(command, stream, version, id, type, schema_version, data, ord)
        where v_passed[e.command];
    insert into slotlog.commands (shard, tenant, id, idempotency_key, fingerprint, stream, version, position, recorded_at)
      select p_shard, c.tenant, c.id, p_keys[c.ord], p_fingerprints[c.ord], c.subject, c.version, v_positions[c.ord], v_recorded_at
        from unnest(p_tenants, p_ids, p_subjects, p_subject_versions) with ordinality c(tenant, id, subject, version, ord)
        where v_positions[c.ord] is not null;
    perform slotlog.digest_appended(p_shard, v_before, v_digest, v_recorded_at);
    if k_commands is not null then
      perform slotlog.settle_keys(p_shard, array_agg(k.tenant), array_agg(k.stream), array_agg(k.generation), array_agg(k.wrapped))
        from unnest(k_commands, k_tenants, k_streams, k_generations, k_wrapped) k(command, tenant, stream, generation, wrapped)
        where v_passed[k.command] having count(*) > 0;
    end if;
  end if;

  r := 1;
  for i in 1 .. v_count loop
    outcome := v_outcomes[i];
    "position" := v_positions[i];
    recorded_at := v_milliseconds;
    detail := coalesce(v_known[i], case when outcome = 'stored' and "position" is null then v_end end);
    if v_failed is not null then
      v_missing := '{}';
      while r_commands[r] = i loop
        if r_expectations[r] = any (v_failed) and r_expectations[r] <> all (v_told) then
          v_missing := v_missing || r_expectations[r];
        end if;
        r := r + 1;
      end loop;
      if cardinality(v_missing) > 0 and detail is null then
        v_told := v_told || v_missing;
        select json_agg(slotlog.missing_events(p_shard, x_tenants[m], x_streams[m], x_versions[m], x_events[m])) into detail
          from unnest(v_missing) m;
      end if;
    end if;
    return next;
  end loop;
end
$$;
