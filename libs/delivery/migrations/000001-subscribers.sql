-- Who is told of what happens, and where. A row is changed by people, now and then; what goes on with each of them is written
-- elsewhere. One that is deleted stays as a mark, so that whoever delivers hears of it.
create table slotlog.subscribers (
  shard smallint not null,
  tenant text collate "C" not null,
  id text collate "C" not null,
  url text not null,
  -- Null: of all types, about all kinds of subjects.
  types text[],
  kinds text[],
  description text,
  -- The newest first, sealed with the root of its purpose, and until when each of them signs.
  secrets bytea[] not null,
  secrets_end_at timestamptz[] not null,
  status text collate "C" not null default 'active',
  disabled_because text collate "C",
  created_at timestamptz not null default now(),
  created_by text collate "C" not null,
  -- One more with each change that whoever delivers has to act on.
  revision integer not null default 1,
  changed_at timestamptz not null default clock_timestamp(),
  last_reset timestamptz,
  is_deleted boolean not null default false,
  idempotency_key text collate "C",
  fingerprint text collate "C",
  primary key (shard, tenant, id),
  unique (shard, tenant, idempotency_key)
);
create index subscribers_by_change on slotlog.subscribers (shard, changed_at);

-- A subscriber that nothing gets through to: since when, and when it is probed next. Written once for each step of the schedule.
create table slotlog.subscriber_waits (
  shard smallint not null,
  tenant text collate "C" not null,
  subscriber text collate "C" not null,
  since timestamptz not null,
  until timestamptz not null,
  attempts integer not null,
  subjects text[] not null,
  primary key (shard, tenant, subscriber)
);
