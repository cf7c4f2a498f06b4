-- A shard whose projections several runners move at the same time is cut into slices, by a hash of the stream: slice 0, which
-- every shard has, and those that are listed here. Each has checkpoints and leases of its own.
create table slotlog.further_slices (
  shard smallint not null,
  slice smallint not null,
  primary key (shard, slice),
  check (slice between 1 and 15)
);

alter table slotlog.parked_events add column slice smallint not null default 0;
alter table slotlog.parked_events drop constraint parked_events_pkey;
alter table slotlog.parked_events add primary key (shard, projection, version, slice);

-- The runners that there are, and how many slices each of them moves, so that who has most gives to who has least. What
-- they move lies in many shards; they all meet in shard 0.
create table slotlog.runners (
  shard smallint not null,
  holder text collate "C" not null,
  feeds text collate "C" not null,
  slices integer not null,
  expires_at timestamptz not null,
  primary key (shard, holder)
);
