-- The log's identity: part of every token handed out, so that a token of another log is recognised.
create table slotlog.log (
  id text primary key,
  -- When the operator last vouched for the database's clock, and how far the time of the log had come then.
  clock_accepted_at timestamptz,
  accepted_log_time timestamptz,
  -- The log of which an import has begun here and not ended: no server starts on half of one.
  imports_from text
);
insert into slotlog.log (id) values (left(replace(gen_random_uuid()::text, '-', ''), 8));

-- 64 shard numbers that a distributed Postgres hashes into 64 different buckets; 0 to 63 would fall into 39.
create function slotlog.shards() returns smallint[] language sql immutable parallel safe as $$
  select array[
    60, 8, 82, 1, 31, 88, 79, 24, 10, 92, 48, 109, 5, 112, 50, 166, 4, 7, 17, 172, 16, 96, 170, 85, 36, 89, 19, 0, 37, 45, 101, 3,
    113, 52, 62, 99, 136, 168, 46, 28, 6, 66, 70, 21, 83, 39, 43, 13, 2, 351, 27, 95, 58, 149, 41, 179, 9, 80, 59, 22, 12, 11, 44, 18
  ]::smallint[]
$$;

-- Where a tenant goes unless the operator says otherwise: the first 32 bits of its name's SHA-256, modulo 64.
create function slotlog.default_shard(tenant text) returns smallint language sql immutable parallel safe as $$
  select (slotlog.shards())[1 + ('x' || left(encode(sha256(convert_to(tenant, 'UTF8')), 'hex'), 8))::bit(32)::bigint % 64]
$$;

-- One row per shard, locked by each append and never updated: an update per commit would leave dead versions that
-- any long-open snapshot keeps alive. The head is one backward probe of the events' primary key.
create table slotlog.shard_heads (
  shard smallint primary key
);
insert into slotlog.shard_heads (shard) select unnest(slotlog.shards());

create table slotlog.tenants (
  tenant text collate "C" primary key,
  shard smallint not null,
  created_at timestamptz not null default now()
);
insert into slotlog.tenants (tenant, shard) values ('default', slotlog.default_shard('default'));

create table slotlog.events (
  shard smallint not null,
  position bigint not null,
  tenant text collate "C" not null,
  stream text collate "C" not null,
  version integer not null,
  id uuid not null,
  type text collate "C" not null,
  schema_version smallint not null,
  recorded_at timestamptz not null,
  actor text collate "C" not null,
  correlation_id text collate "C" not null,
  causation_id text collate "C",
  command_id uuid not null,
  data json not null,
  primary key (shard, position),
  -- The tenant late: it is the same for most neighbours, and each comparison on the way down would look at it first.
  unique (shard, stream, tenant, version),
  check (position > 0),
  check (version > 0)
);

-- Commands that appended something, so that the same command sent again is answered instead of carried out.
-- No content and no answer: the answer is folded anew from the stream at that version.
create table slotlog.commands (
  shard smallint not null,
  tenant text collate "C" not null,
  id uuid not null,
  idempotency_key text collate "C",
  fingerprint text collate "C",
  stream text collate "C" not null,
  version integer not null,
  position bigint not null,
  recorded_at timestamptz not null,
  primary key (shard, id, tenant)
);
create unique index commands_by_idempotency_key on slotlog.commands (shard, tenant, idempotency_key)
  where idempotency_key is not null;
