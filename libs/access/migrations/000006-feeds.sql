-- Addresses at which a calendar is read by whoever has them: of the token in an address only the hash is here. What is removed is
-- over at once, as each reader is looked up here.
create table slotlog.feeds (
  shard smallint not null,
  tenant text collate "C" not null,
  id text collate "C" not null,
  subject text collate "C" not null,
  hash bytea not null,
  is_personal boolean not null,
  created_by text not null,
  created_at timestamptz not null default now(),
  primary key (shard, tenant, id)
);
create unique index feeds_by_hash on slotlog.feeds (shard, tenant, hash);
create index feeds_by_subject on slotlog.feeds (shard, tenant, subject, id);
