-- The runners that there are, and how many shards each of them moves, so that who has most gives to who has least. They all
-- meet in shard 0, wherever what they move lies.
create table slotlog.runners (
  shard smallint not null,
  holder text collate "C" not null,
  feeds text collate "C" not null,
  shards integer not null,
  expires_at timestamptz not null,
  primary key (shard, holder)
);
