-- Subjects that a consumer has gone past, and is to be given from the log later: the queue behind its position. Written in
-- the transaction that moves the position past a subject, taken away in one that inserts a position of the same consumer.
create table slotlog.parked_subjects (
  shard smallint not null,
  consumer text collate "C" not null,
  version integer not null,
  tenant text collate "C" not null,
  subject text collate "C" not null,
  -- Of the first event that was not taken.
  from_version integer not null,
  from_position bigint not null,
  -- A SQLSTATE, `fold` or `unknown`.
  fault text collate "C" not null,
  reason text not null,
  build text not null,
  attempts integer not null default 1,
  parked_at timestamptz not null default now(),
  tried_at timestamptz not null default now(),
  primary key (shard, consumer, version, tenant, subject)
);
