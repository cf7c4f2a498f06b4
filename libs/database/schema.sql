create table slotlog.api_keys (
  shard smallint not null,
  tenant text collate "C" not null,
  id text collate "C" not null,
  hash bytea not null,
  name text,
  scopes text[] not null,
  created_at timestamp with time zone not null default now(),
  created_by text collate "C" not null,
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  idempotency_key text collate "C",
  fingerprint text collate "C",
  kind text collate "C" not null default 'secret'::text,
  public_text text collate "C",
  origins text[] not null default '{}'::text[],
  attempts_per_minute integer,
  live_holds integer,
  constraint api_keys_pkey PRIMARY KEY (shard, tenant, id),
  constraint api_keys_shard_tenant_hash_key UNIQUE (shard, tenant, hash),
  constraint api_keys_shard_tenant_idempotency_key_key UNIQUE (shard, tenant, idempotency_key)
);
CREATE INDEX api_keys_with_origins ON slotlog.api_keys USING btree (shard, tenant) WHERE (origins <> '{}'::text[]);

create table slotlog.bookings_v3 (
  shard smallint not null,
  tenant text collate "C" not null,
  id text collate "C" not null,
  "position" bigint not null,
  status text collate "C" not null,
  service_id text collate "C" not null,
  customer_id text collate "C",
  calendar_ids text[] not null,
  starts_at bigint not null,
  ends_at bigint not null,
  expires_at bigint,
  state json not null,
  constraint bookings_v3_pkey PRIMARY KEY (shard, tenant, id)
);
CREATE INDEX bookings_v3_by_calendar ON slotlog.bookings_v3 USING gin (calendar_ids) WITH (fastupdate=off);
CREATE INDEX bookings_v3_by_customer ON slotlog.bookings_v3 USING btree (shard, tenant, customer_id, starts_at, id);
CREATE INDEX bookings_v3_by_expiry ON slotlog.bookings_v3 USING btree (shard, expires_at) WHERE (expires_at IS NOT NULL);
CREATE INDEX bookings_v3_by_length ON slotlog.bookings_v3 USING btree (shard, tenant, ((ends_at - starts_at)));
CREATE INDEX bookings_v3_by_position ON slotlog.bookings_v3 USING btree (shard, tenant, "position");
CREATE INDEX bookings_v3_by_service ON slotlog.bookings_v3 USING btree (shard, tenant, service_id, starts_at, id);
CREATE INDEX bookings_v3_by_start ON slotlog.bookings_v3 USING btree (shard, tenant, starts_at, id);

create table slotlog.calendars_v2 (
  shard smallint not null,
  tenant text collate "C" not null,
  id text collate "C" not null,
  status text collate "C" not null,
  state json not null,
  constraint calendars_v2_pkey PRIMARY KEY (shard, tenant, id)
);

create table slotlog.checkpoints (
  shard smallint not null,
  projection text collate "C" not null,
  version integer not null,
  from_position bigint not null,
  drains integer not null default 0,
  "position" bigint not null,
  mark text collate "C" not null,
  moved_at timestamp with time zone not null default now(),
  constraint checkpoints_pkey PRIMARY KEY (shard, projection, version, from_position, drains),
  constraint checkpoints_check CHECK (("position" >= from_position))
);

create table slotlog.claims_v2 (
  shard smallint not null,
  tenant text collate "C" not null,
  calendar_id text collate "C" not null,
  day date not null,
  booking_id text collate "C" not null,
  service_id text collate "C" not null,
  kind text collate "C" not null,
  core_starts_at bigint not null,
  core_ends_at bigint not null,
  starts_at bigint not null,
  ends_at bigint not null,
  units integer not null,
  expires_at bigint,
  constraint claims_v2_pkey PRIMARY KEY (shard, tenant, calendar_id, day, booking_id)
);

create table slotlog.command_expiries (
  shard smallint not null,
  "position" bigint not null,
  constraint command_expiries_pkey PRIMARY KEY (shard, "position")
);

create table slotlog.commands (
  shard smallint not null,
  tenant text collate "C" not null,
  id uuid not null,
  idempotency_key text collate "C",
  fingerprint text collate "C",
  stream text collate "C" not null,
  version integer not null,
  "position" bigint not null,
  recorded_at timestamp with time zone not null,
  constraint commands_pkey PRIMARY KEY (shard, id, tenant)
) with (autovacuum_vacuum_scale_factor=0.1, autovacuum_vacuum_insert_scale_factor=0.1);
CREATE UNIQUE INDEX commands_by_idempotency_key ON slotlog.commands USING btree (shard, tenant, idempotency_key) WHERE (idempotency_key IS NOT NULL);

create table slotlog.delivery_attempts (
  shard smallint not null,
  day date not null,
  tenant text collate "C" not null,
  subscriber text collate "C" not null,
  event uuid not null,
  tried_at timestamp with time zone not null,
  type text collate "C" not null,
  subject text collate "C" not null,
  "position" bigint not null,
  attempt integer not null,
  outcome text collate "C" not null,
  status smallint,
  silence text collate "C",
  detail text,
  milliseconds integer not null,
  excerpt text,
  next_at timestamp with time zone,
  constraint delivery_attempts_pkey PRIMARY KEY (shard, day, tenant, subscriber, event, tried_at)
) partition by RANGE (day);

create table slotlog.delivery_counts (
  shard smallint not null,
  day date not null,
  tenant text collate "C" not null,
  subscriber text collate "C" not null,
  taken bigint not null,
  failed bigint not null,
  constraint delivery_counts_pkey PRIMARY KEY (shard, day, tenant, subscriber)
) partition by RANGE (day);

create table slotlog.delivery_parked (
  shard smallint not null,
  tenant text collate "C" not null,
  subscriber text collate "C" not null,
  subject text collate "C" not null,
  from_version integer not null,
  from_position bigint not null,
  attempts integer not null,
  due_at timestamp with time zone not null,
  reason text not null,
  parked_at timestamp with time zone not null default now(),
  constraint delivery_parked_pkey PRIMARY KEY (shard, tenant, subscriber, subject)
);

create table slotlog.delivery_positions (
  shard smallint not null,
  tenant text collate "C" not null,
  subscriber text collate "C" not null,
  number bigint not null,
  "position" bigint not null,
  mark text collate "C" not null,
  moved_at timestamp with time zone not null default now(),
  constraint delivery_positions_pkey PRIMARY KEY (shard, tenant, subscriber, number)
);

create table slotlog.delivery_replays (
  shard smallint not null,
  tenant text collate "C" not null,
  subscriber text collate "C" not null,
  id text collate "C" not null,
  kind text collate "C" not null,
  after_position bigint not null,
  to_position bigint not null,
  asked_at timestamp with time zone not null default clock_timestamp(),
  constraint delivery_replays_pkey PRIMARY KEY (shard, tenant, subscriber, id)
);
CREATE UNIQUE INDEX delivery_replays_one_at_a_time ON slotlog.delivery_replays USING btree (shard, tenant, subscriber) WHERE (kind <> 'single'::text);

create table slotlog.digests (
  shard smallint not null,
  "position" bigint not null,
  recorded_at timestamp with time zone not null,
  digest bytea not null,
  constraint digests_pkey PRIMARY KEY (shard, "position")
) with (autovacuum_vacuum_insert_scale_factor=0, autovacuum_vacuum_insert_threshold=200000, autovacuum_freeze_min_age=0);
CREATE TRIGGER digests_are_never_changed BEFORE DELETE OR UPDATE ON slotlog.digests FOR EACH ROW EXECUTE FUNCTION slotlog.refuse_change();
alter table slotlog.digests enable always trigger digests_are_never_changed;
CREATE TRIGGER digests_are_never_truncated BEFORE TRUNCATE ON slotlog.digests FOR EACH STATEMENT EXECUTE FUNCTION slotlog.refuse_change();
alter table slotlog.digests enable always trigger digests_are_never_truncated;

create table slotlog.displacements_v1 (
  shard smallint not null,
  tenant text collate "C" not null,
  calendar_id text collate "C" not null,
  is_under_way boolean not null,
  constraint displacements_v1_pkey PRIMARY KEY (shard, tenant, calendar_id)
);
CREATE INDEX displacements_v1_under_way ON slotlog.displacements_v1 USING btree (shard) WHERE is_under_way;

create table slotlog.events (
  shard smallint not null,
  "position" bigint not null,
  tenant text collate "C" not null,
  stream text collate "C" not null,
  version integer not null,
  id uuid not null,
  type text collate "C" not null,
  schema_version smallint not null,
  recorded_at timestamp with time zone not null,
  actor text collate "C" not null,
  correlation_id text collate "C" not null,
  causation_id text collate "C",
  command_id uuid not null,
  data json not null,
  constraint events_pkey PRIMARY KEY (shard, "position"),
  constraint events_shard_stream_tenant_version_key UNIQUE (shard, stream, tenant, version),
  constraint events_position_check CHECK (("position" > 0)),
  constraint events_version_check CHECK ((version > 0))
) with (autovacuum_vacuum_insert_scale_factor=0, autovacuum_vacuum_insert_threshold=200000, autovacuum_freeze_min_age=0);
CREATE TRIGGER events_are_never_changed BEFORE DELETE OR UPDATE ON slotlog.events FOR EACH ROW EXECUTE FUNCTION slotlog.refuse_change();
alter table slotlog.events enable always trigger events_are_never_changed;
CREATE TRIGGER events_are_never_truncated BEFORE TRUNCATE ON slotlog.events FOR EACH STATEMENT EXECUTE FUNCTION slotlog.refuse_change();
alter table slotlog.events enable always trigger events_are_never_truncated;

create table slotlog.feeds (
  shard smallint not null,
  tenant text collate "C" not null,
  id text collate "C" not null,
  subject text collate "C" not null,
  hash bytea not null,
  is_personal boolean not null,
  created_by text not null,
  created_at timestamp with time zone not null default now(),
  constraint feeds_pkey PRIMARY KEY (shard, tenant, id)
);
CREATE UNIQUE INDEX feeds_by_hash ON slotlog.feeds USING btree (shard, tenant, hash);
CREATE INDEX feeds_by_subject ON slotlog.feeds USING btree (shard, tenant, subject, id);

create table slotlog.installed (
  library text not null,
  checksum text not null,
  granted_to oid,
  installed_at timestamp with time zone not null default now(),
  constraint installed_pkey PRIMARY KEY (library)
);

create table slotlog.keys (
  shard smallint not null,
  tenant text collate "C" not null,
  stream text collate "C" not null,
  generation integer not null,
  wrapped bytea,
  constraint keys_pkey PRIMARY KEY (shard, stream, tenant)
);

create table slotlog.leases (
  shard smallint not null,
  projection text collate "C" not null,
  version integer not null,
  number bigint not null,
  holder text collate "C" not null,
  expires_at timestamp with time zone not null,
  is_released boolean not null default false,
  constraint leases_pkey PRIMARY KEY (shard, projection, version, number)
);

create table slotlog.log (
  id text not null,
  clock_accepted_at timestamp with time zone,
  accepted_log_time timestamp with time zone,
  imports_from text,
  constraint log_pkey PRIMARY KEY (id)
);

create table slotlog.mail_counts (
  shard smallint not null,
  tenant text collate "C" not null,
  recipient text collate "C" not null,
  day date not null,
  letters integer not null,
  constraint mail_counts_pkey PRIMARY KEY (shard, tenant, recipient, day)
);

create table slotlog.mail_due (
  shard smallint not null,
  tenant text collate "C" not null,
  subject text collate "C" not null,
  "position" bigint not null,
  happened_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  constraint mail_due_pkey PRIMARY KEY (shard, tenant, subject)
);
CREATE INDEX mail_due_by_time ON slotlog.mail_due USING btree (shard, tenant, due_at);

create table slotlog.mail_known (
  shard smallint not null,
  tenant text collate "C" not null,
  recipient text collate "C" not null,
  followed_at timestamp with time zone not null default now(),
  constraint mail_known_pkey PRIMARY KEY (shard, tenant, recipient)
);

create table slotlog.mail_positions (
  shard smallint not null,
  number bigint not null,
  log_id text collate "C" not null,
  "position" bigint not null,
  mark text collate "C" not null,
  moved_at timestamp with time zone not null default now(),
  constraint mail_positions_pkey PRIMARY KEY (shard, number)
);

create table slotlog.migrations (
  library text not null,
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migrations_pkey PRIMARY KEY (library, name)
);

create table slotlog.parked_subjects (
  shard smallint not null,
  consumer text collate "C" not null,
  version integer not null,
  tenant text collate "C" not null,
  subject text collate "C" not null,
  from_version integer not null,
  from_position bigint not null,
  fault text collate "C" not null,
  reason text not null,
  build text not null,
  attempts integer not null default 1,
  parked_at timestamp with time zone not null default now(),
  tried_at timestamp with time zone not null default now(),
  constraint parked_subjects_pkey PRIMARY KEY (shard, consumer, version, tenant, subject)
);

create unlogged table slotlog.rate_limits (
  key character varying(255) collate "C" not null,
  points integer not null default 0,
  expire bigint,
  constraint rate_limits_pkey PRIMARY KEY (key)
) with (fillfactor=50);

create table slotlog.rebuild_parts (
  shard smallint not null,
  projection text collate "C" not null,
  version integer not null,
  part integer not null,
  from_stream text collate "C" not null,
  to_stream text collate "C" not null,
  up_to bigint not null,
  events bigint not null,
  rows bigint,
  loaded_at timestamp with time zone,
  constraint rebuild_parts_pkey PRIMARY KEY (shard, projection, version, part)
);

create table slotlog.reminders_v1 (
  shard smallint not null,
  tenant text collate "C" not null,
  id text collate "C" not null,
  minutes_before integer not null,
  starts_at bigint not null,
  state json not null,
  constraint reminders_v1_pkey PRIMARY KEY (shard, tenant, id)
);

create table slotlog.roots (
  shard smallint not null default 0,
  purpose text collate "C" not null,
  generation smallint not null,
  wrapped bytea not null,
  created_at timestamp with time zone not null default now(),
  constraint roots_pkey PRIMARY KEY (shard, purpose, generation),
  constraint roots_shard_check CHECK ((shard = 0))
);

create table slotlog.runners (
  shard smallint not null,
  holder text collate "C" not null,
  feeds text collate "C" not null,
  shards integer not null,
  expires_at timestamp with time zone not null,
  constraint runners_pkey PRIMARY KEY (shard, holder)
);

create table slotlog.series_v1 (
  shard smallint not null,
  tenant text collate "C" not null,
  id text collate "C" not null,
  state json not null,
  constraint series_v1_pkey PRIMARY KEY (shard, tenant, id)
);

create table slotlog.services_v3 (
  shard smallint not null,
  tenant text collate "C" not null,
  id text collate "C" not null,
  status text collate "C" not null,
  calendar_ids text[] not null,
  reminders integer[] not null default '{}'::integer[],
  days_before integer not null,
  days_after integer not null,
  state json not null,
  constraint services_v3_pkey PRIMARY KEY (shard, tenant, id)
);
CREATE INDEX services_v3_that_remind ON slotlog.services_v3 USING btree (shard) WHERE (reminders <> '{}'::integer[]);

create table slotlog.shard_heads (
  shard smallint not null,
  constraint shard_heads_pkey PRIMARY KEY (shard)
);
CREATE TRIGGER shard_heads_are_never_changed BEFORE DELETE OR UPDATE ON slotlog.shard_heads FOR EACH ROW EXECUTE FUNCTION slotlog.refuse_change();
alter table slotlog.shard_heads enable always trigger shard_heads_are_never_changed;
CREATE TRIGGER shard_heads_are_never_truncated BEFORE TRUNCATE ON slotlog.shard_heads FOR EACH STATEMENT EXECUTE FUNCTION slotlog.refuse_change();
alter table slotlog.shard_heads enable always trigger shard_heads_are_never_truncated;

create table slotlog.subscriber_waits (
  shard smallint not null,
  tenant text collate "C" not null,
  subscriber text collate "C" not null,
  since timestamp with time zone not null,
  until timestamp with time zone not null,
  attempts integer not null,
  subjects text[] not null,
  constraint subscriber_waits_pkey PRIMARY KEY (shard, tenant, subscriber)
);

create table slotlog.subscribers (
  shard smallint not null,
  tenant text collate "C" not null,
  id text collate "C" not null,
  url text not null,
  types text[],
  kinds text[],
  description text,
  secrets bytea[] not null,
  secrets_end_at timestamp with time zone[] not null,
  status text collate "C" not null default 'active'::text,
  disabled_because text collate "C",
  created_at timestamp with time zone not null default now(),
  created_by text collate "C" not null,
  revision integer not null default 1,
  changed_at timestamp with time zone not null default clock_timestamp(),
  last_reset timestamp with time zone,
  is_deleted boolean not null default false,
  idempotency_key text collate "C",
  fingerprint text collate "C",
  constraint subscribers_pkey PRIMARY KEY (shard, tenant, id),
  constraint subscribers_shard_tenant_idempotency_key_key UNIQUE (shard, tenant, idempotency_key)
);
CREATE INDEX subscribers_by_change ON slotlog.subscribers USING btree (shard, changed_at);

create table slotlog.tally_days_v2 (
  shard smallint not null,
  tenant text collate "C" not null,
  id text collate "C" not null,
  state json not null,
  constraint tally_days_v2_pkey PRIMARY KEY (shard, tenant, id)
);

create table slotlog.tally_weeks_v2 (
  shard smallint not null,
  tenant text collate "C" not null,
  id text collate "C" not null,
  state json not null,
  constraint tally_weeks_v2_pkey PRIMARY KEY (shard, tenant, id)
);

create table slotlog.tenants (
  tenant text collate "C" not null,
  shard smallint not null,
  created_at timestamp with time zone not null default now(),
  constraint tenants_pkey PRIMARY KEY (tenant)
);

create table slotlog.tickets (
  shard smallint not null,
  tenant text collate "C" not null,
  hash bytea not null,
  bearer json not null,
  network text collate "C",
  expires_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  constraint tickets_pkey PRIMARY KEY (shard, tenant, hash)
);
CREATE INDEX tickets_by_expiry ON slotlog.tickets USING btree (shard, expires_at);

create table slotlog.told_letters (
  shard smallint not null,
  tenant text collate "C" not null,
  subject text collate "C" not null,
  audience text collate "C" not null,
  said jsonb,
  said_to text collate "C",
  said_version integer not null,
  said_message_id text collate "C",
  saying jsonb not null,
  saying_to text collate "C" not null,
  saying_version integer not null,
  kind text collate "C" not null,
  state text collate "C" not null,
  is_unsure boolean not null,
  maybe jsonb not null,
  sequence integer not null,
  message_id text collate "C" not null,
  attempts integer not null,
  began_at timestamp with time zone not null,
  changed_at timestamp with time zone not null default clock_timestamp(),
  why_not text collate "C",
  keep_until timestamp with time zone not null,
  revision integer not null,
  constraint told_letters_pkey PRIMARY KEY (shard, tenant, subject, audience)
);
CREATE INDEX told_letters_by_end ON slotlog.told_letters USING btree (shard, keep_until);
CREATE INDEX told_letters_by_reader ON slotlog.told_letters USING btree (shard, tenant, saying_to, audience, keep_until);
CREATE INDEX told_letters_that_are_not_told ON slotlog.told_letters USING btree (shard, tenant, changed_at) WHERE (state <> 'told'::text);

create table slotlog.waitlist_entries_v1 (
  shard smallint not null,
  tenant text collate "C" not null,
  id text collate "C" not null,
  joined bigint not null,
  status text collate "C" not null,
  service_id text collate "C" not null,
  customer_id text collate "C" not null,
  last_start bigint,
  state json not null,
  constraint waitlist_entries_v1_pkey PRIMARY KEY (shard, tenant, id)
);
CREATE INDEX waitlist_entries_v1_by_customer ON slotlog.waitlist_entries_v1 USING btree (shard, tenant, customer_id, joined);
CREATE INDEX waitlist_entries_v1_by_joining ON slotlog.waitlist_entries_v1 USING btree (shard, tenant, joined);
CREATE INDEX waitlist_entries_v1_by_last_start ON slotlog.waitlist_entries_v1 USING btree (shard, last_start) WHERE (last_start IS NOT NULL);
CREATE INDEX waitlist_entries_v1_by_service ON slotlog.waitlist_entries_v1 USING btree (shard, tenant, service_id, joined);

create table slotlog.waitlists_v1 (
  shard smallint not null,
  tenant text collate "C" not null,
  id text collate "C" not null,
  waiting integer not null,
  state json not null,
  constraint waitlists_v1_pkey PRIMARY KEY (shard, tenant, id)
);
CREATE INDEX waitlists_v1_waiting ON slotlog.waitlists_v1 USING btree (shard) WHERE (waiting > 0);

CREATE OR REPLACE FUNCTION slotlog.append(p_shard smallint, p_tenants text[], p_ids uuid[], p_keys text[], p_fingerprints text[], p_actors text[], p_correlations text[], p_causations text[], p_untils double precision[], p_subjects text[], p_subject_versions integer[], p_last_events integer[], b_commands integer[], b_on integer[], x_tenants text[], x_streams text[], x_versions integer[], x_events uuid[], r_commands integer[], r_expectations integer[], e_commands integer[], e_streams text[], e_versions integer[], e_ids uuid[], e_types text[], e_schema_versions smallint[], e_data json[], k_commands integer[], k_tenants text[], k_streams text[], k_generations integer[], k_wrapped bytea[], p_earliest double precision, p_latest double precision)
 RETURNS TABLE(outcome text, "position" bigint, recorded_at double precision, detail json)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION slotlog.default_shard(tenant text)
 RETURNS smallint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select (slotlog.shards())[1 + ('x' || left(encode(sha256(convert_to(tenant, 'UTF8')), 'hex'), 8))::bit(32)::bigint % 64]
$function$;

CREATE OR REPLACE FUNCTION slotlog.digest(p_before bytea, p_events text)
 RETURNS bytea
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select sha256(coalesce(p_before, ''::bytea) || convert_to(p_events, 'UTF8'))
$function$;

CREATE OR REPLACE FUNCTION slotlog.digest_appended(p_shard smallint, p_before bigint, p_digest bytea, p_recorded_at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  insert into slotlog.digests (shard, position, recorded_at, digest)
    select p_shard, max(e.position), p_recorded_at, slotlog.digest(p_digest, string_agg(slotlog.digested(e), e'\x1e' order by e.position))
      from slotlog.events e where e.shard = p_shard and e.position > p_before;
end
$function$;

CREATE OR REPLACE FUNCTION slotlog.digested(e slotlog.events)
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select concat_ws(e'\x1f', e.position, e.tenant, e.stream, e.version, e.id, e.type, e.schema_version,
    encode(timestamptz_send(e.recorded_at), 'hex'), e.actor, e.correlation_id, coalesce(e.causation_id, ''), e.command_id, e.data)
$function$;

CREATE OR REPLACE FUNCTION slotlog.events_after(p_shard smallint, p_tenants text[], p_streams text[], p_versions integer[], p_events uuid[], p_up_to bigint, p_bytes integer)
 RETURNS TABLE(ord integer, same boolean, "position" bigint, tenant text, stream text, version integer, id uuid, type text, schema_version smallint, recorded_at double precision, actor text, data json, size integer)
 LANGUAGE plpgsql
 STABLE
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION slotlog.expire_commands(p_shard smallint, p_limit integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION slotlog.keep_delivery_days(p_day date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  v_table text;
  v_day date;
  v_today constant date := (clock_timestamp() at time zone 'UTC')::date;
  v_old text;
begin
  foreach v_table in array array['delivery_attempts', 'delivery_counts'] loop
    foreach v_day in array array[p_day - 1, p_day, p_day + 1] loop
      if to_regclass(format('slotlog.%I', v_table || to_char(v_day, '_YYYYMMDD'))) is null then
        perform pg_advisory_xact_lock(hashtext('slotlog'), hashtext('delivery days'));
        execute format('create table if not exists slotlog.%I partition of slotlog.%I for values from (%L) to (%L)',
          v_table || to_char(v_day, '_YYYYMMDD'), v_table, v_day, v_day + 1);
      end if;
    end loop;
    for v_old in
      select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = to_regclass(format('slotlog.%I', v_table))
          and c.relname < v_table || to_char(v_today - 30, '_YYYYMMDD')
    loop
      perform pg_advisory_xact_lock(hashtext('slotlog'), hashtext('delivery days'));
      execute format('drop table if exists slotlog.%I', v_old);
    end loop;
  end loop;
end
$function$;

CREATE OR REPLACE FUNCTION slotlog.lock_shard(p_shard smallint)
 RETURNS double precision
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform 1 from slotlog.shard_heads h where h.shard = p_shard for update;
  if not found then
    raise exception 'there is no shard %', p_shard using errcode = 'SL002';
  end if;
  return extract(epoch from clock_timestamp()) * 1000;
end
$function$;

CREATE OR REPLACE FUNCTION slotlog.missing_events(p_shard smallint, p_tenant text, p_stream text, p_version integer, p_event uuid)
 RETURNS json
 LANGUAGE sql
 STABLE
AS $function$
  select json_build_object('stream', p_stream, 'tenant', p_tenant, 'otherPast', not bool_and(t.same), 'version', coalesce((
      select e.version from slotlog.events e
        where e.shard = p_shard and e.tenant = p_tenant and e.stream = p_stream order by e.version desc limit 1
    ), 0),
    'events', coalesce(json_agg(json_build_object('position', t.position, 'stream', t.stream, 'version', t.version, 'id', t.id,
      'type', t.type, 'schemaVersion', t.schema_version, 'recordedAt', t.recorded_at, 'actor', t.actor, 'data', t.data, 'size', t.size)
      order by t.version) filter (where t.position is not null), '[]'))
    from slotlog.events_after(p_shard, array[p_tenant], array[p_stream], array[p_version], array[p_event], 9223372036854775807, 65536) t
$function$;

CREATE OR REPLACE FUNCTION slotlog.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the log is append-only: % on %.% is refused', tg_op, tg_table_schema, tg_table_name
    using errcode = 'SL001';
end
$function$;

CREATE OR REPLACE FUNCTION slotlog.settle_keys(p_shard smallint, p_tenants text[], p_streams text[], p_generations integer[], p_wrapped bytea[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  v_kept integer;
begin
  if array_position(p_wrapped, null) is not null then
    update slotlog.keys k set generation = n.generation, wrapped = null
      from unnest(p_tenants, p_streams, p_generations, p_wrapped) n(tenant, stream, generation, wrapped)
      where n.wrapped is null and k.shard = p_shard and k.tenant = n.tenant and k.stream = n.stream;
  end if;
  insert into slotlog.keys as k (shard, tenant, stream, generation, wrapped)
    select distinct on (n.tenant, n.stream) p_shard, n.tenant, n.stream, n.generation, n.wrapped
      from unnest(p_tenants, p_streams, p_generations, p_wrapped) with ordinality n(tenant, stream, generation, wrapped, ord)
      order by n.tenant, n.stream, n.ord desc
    on conflict (shard, stream, tenant) do update set generation = excluded.generation, wrapped = excluded.wrapped
      where k.wrapped is null or excluded.wrapped is null;
  get diagnostics v_kept = row_count;
  if v_kept < (select count(distinct (n.tenant, n.stream)) from unnest(p_tenants, p_streams) n(tenant, stream)) then
    raise exception 'a key that is in use would be replaced' using errcode = '40001';
  end if;
end
$function$;

CREATE OR REPLACE FUNCTION slotlog.settled_before(p slotlog.commands)
 RETURNS json
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select json_build_object('command', p.id, 'stream', p.stream, 'version', p.version, 'position', p.position,
    'fingerprint', p.fingerprint, 'recordedAt', floor(extract(epoch from p.recorded_at) * 1000),
    'event', (select e.id from slotlog.events e where e.shard = p.shard and e.position = p.position))
$function$;

CREATE OR REPLACE FUNCTION slotlog.shards()
 RETURNS smallint[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select array[
    60, 8, 82, 1, 31, 88, 79, 24, 10, 92, 48, 109, 5, 112, 50, 166, 4, 7, 17, 172, 16, 96, 170, 85, 36, 89, 19, 0, 37, 45, 101, 3,
    113, 52, 62, 99, 136, 168, 46, 28, 6, 66, 70, 21, 83, 39, 43, 13, 2, 351, 27, 95, 58, 149, 41, 179, 9, 80, 59, 22, 12, 11, 44, 18
  ]::smallint[]
$function$;

grant execute on function slotlog.append(smallint,text[],uuid[],text[],text[],text[],text[],text[],double precision[],text[],integer[],integer[],integer[],integer[],text[],text[],integer[],uuid[],integer[],integer[],integer[],text[],integer[],uuid[],text[],smallint[],json[],integer[],text[],text[],integer[],bytea[],double precision,double precision) to slotlog_app;
grant execute on function slotlog.default_shard(text) to slotlog_app;
grant execute on function slotlog.digest(bytea,text) to slotlog_app;
grant execute on function slotlog.digest_appended(smallint,bigint,bytea,timestamp with time zone) to slotlog_app;
grant execute on function slotlog.digested(slotlog.events) to slotlog_app;
grant execute on function slotlog.events_after(smallint,text[],text[],integer[],uuid[],bigint,integer) to slotlog_app;
grant execute on function slotlog.expire_commands(smallint,integer) to slotlog_app;
grant execute on function slotlog.keep_delivery_days(date) to slotlog_app;
grant execute on function slotlog.lock_shard(smallint) to slotlog_app;
grant execute on function slotlog.missing_events(smallint,text,text,integer,uuid) to slotlog_app;
grant execute on function slotlog.refuse_change() to slotlog_app;
grant execute on function slotlog.settle_keys(smallint,text[],text[],integer[],bytea[]) to slotlog_app;
grant execute on function slotlog.settled_before(slotlog.commands) to slotlog_app;
grant execute on function slotlog.shards() to slotlog_app;
grant usage on schema slotlog to slotlog_app;
grant insert, select on slotlog.api_keys to slotlog_app;
grant update on slotlog.api_keys (revoked_at) to slotlog_app;
grant delete, insert, select, update on slotlog.bookings_v3 to slotlog_app;
grant delete, insert, select, update on slotlog.calendars_v2 to slotlog_app;
grant delete, insert, select on slotlog.checkpoints to slotlog_app;
grant delete, insert, select, update on slotlog.claims_v2 to slotlog_app;
grant select on slotlog.commands to slotlog_app;
grant insert, select on slotlog.delivery_attempts to slotlog_app;
grant insert, select, update on slotlog.delivery_counts to slotlog_app;
grant delete, insert, select, update on slotlog.delivery_parked to slotlog_app;
grant delete, insert, select on slotlog.delivery_positions to slotlog_app;
grant delete, insert, select, update on slotlog.delivery_replays to slotlog_app;
grant select on slotlog.digests to slotlog_app;
grant delete, insert, select, update on slotlog.displacements_v1 to slotlog_app;
grant select on slotlog.events to slotlog_app;
grant delete, insert, select on slotlog.feeds to slotlog_app;
grant select on slotlog.keys to slotlog_app;
grant delete, insert, select on slotlog.leases to slotlog_app;
grant select on slotlog.log to slotlog_app;
grant delete, insert, select, update on slotlog.mail_counts to slotlog_app;
grant delete, insert, select, update on slotlog.mail_due to slotlog_app;
grant delete, insert, select, update on slotlog.mail_known to slotlog_app;
grant delete, insert, select on slotlog.mail_positions to slotlog_app;
grant delete, insert, select, update on slotlog.parked_subjects to slotlog_app;
grant delete, insert, select, update on slotlog.rate_limits to slotlog_app;
grant select on slotlog.rebuild_parts to slotlog_app;
grant delete, insert, select, update on slotlog.reminders_v1 to slotlog_app;
grant insert, select on slotlog.roots to slotlog_app;
grant delete, insert, select, update on slotlog.runners to slotlog_app;
grant delete, insert, select, update on slotlog.series_v1 to slotlog_app;
grant delete, insert, select, update on slotlog.services_v3 to slotlog_app;
grant select on slotlog.shard_heads to slotlog_app;
grant delete, insert, select, update on slotlog.subscriber_waits to slotlog_app;
grant delete, insert, select, update on slotlog.subscribers to slotlog_app;
grant delete, insert, select, update on slotlog.tally_days_v2 to slotlog_app;
grant delete, insert, select, update on slotlog.tally_weeks_v2 to slotlog_app;
grant select on slotlog.tenants to slotlog_app;
grant delete, insert, select, update on slotlog.tickets to slotlog_app;
grant delete, insert, select, update on slotlog.told_letters to slotlog_app;
grant delete, insert, select, update on slotlog.waitlist_entries_v1 to slotlog_app;
grant delete, insert, select, update on slotlog.waitlists_v1 to slotlog_app;
