-- How far subscribers have been told of a shard. Those at the head share the rows of nobody (tenant and subscriber are empty);
-- one that lags or waits has rows of its own, until it is at the head again. A move is a new row under the next number of the
-- shard: each transaction of whoever delivers inserts one of the shared rows, so that of two deliverers one fails whole.
create table slotlog.delivery_positions (
  shard smallint not null,
  tenant text collate "C" not null,
  subscriber text collate "C" not null,
  number bigint not null,
  position bigint not null,
  mark text collate "C" not null,
  moved_at timestamptz not null default now(),
  primary key (shard, tenant, subscriber, number)
);

-- Subjects of which a subscriber has not taken an event, and whose later events wait behind it: the queue behind its position.
-- Written in the transaction that moves the position past it, taken away only in one that inserts a position.
create table slotlog.delivery_parked (
  shard smallint not null,
  tenant text collate "C" not null,
  subscriber text collate "C" not null,
  subject text collate "C" not null,
  from_version integer not null,
  from_position bigint not null,
  attempts integer not null,
  due_at timestamptz not null,
  reason text not null,
  parked_at timestamptz not null default now(),
  primary key (shard, tenant, subscriber, subject)
);

-- What is sent again because somebody asked for it. `back`: everything from a position on, in its order; it becomes a position.
-- `range` and `single`: beside the order, and marked.
create table slotlog.delivery_replays (
  shard smallint not null,
  tenant text collate "C" not null,
  subscriber text collate "C" not null,
  id text collate "C" not null,
  kind text collate "C" not null,
  after_position bigint not null,
  to_position bigint not null,
  asked_at timestamptz not null default clock_timestamp(),
  primary key (shard, tenant, subscriber, id)
);
create unique index delivery_replays_one_at_a_time on slotlog.delivery_replays (shard, tenant, subscriber)
  where kind <> 'single';

-- Attempts that failed, and what became of an event after some had, by day: a day is dropped as a whole after thirty. Nothing
-- is kept of what was sent; how an answer began is sealed with the key of whom the event concerns.
create table slotlog.delivery_attempts (
  shard smallint not null,
  day date not null,
  tenant text collate "C" not null,
  subscriber text collate "C" not null,
  event uuid not null,
  tried_at timestamptz not null,
  type text collate "C" not null,
  subject text collate "C" not null,
  position bigint not null,
  attempt integer not null,
  -- `failed`, of which others follow; `given-up`; `taken`.
  outcome text collate "C" not null,
  status smallint,
  silence text collate "C",
  detail text,
  milliseconds integer not null,
  excerpt text,
  next_at timestamptz,
  primary key (shard, day, tenant, subscriber, event, tried_at)
) partition by range (day);

create table slotlog.delivery_counts (
  shard smallint not null,
  day date not null,
  tenant text collate "C" not null,
  subscriber text collate "C" not null,
  taken bigint not null,
  failed bigint not null,
  primary key (shard, day, tenant, subscriber)
) partition by range (day);
