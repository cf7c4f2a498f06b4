-- Random keys, one for each purpose, wrapped by the master key, which so can be changed without touching what they seal.
-- What is signed names the generation of the root that it was signed with.
create table slotlog.roots (
  shard smallint not null default 0 check (shard = 0),
  purpose text collate "C" not null,
  generation smallint not null,
  wrapped bytea not null,
  created_at timestamptz not null default now(),
  primary key (shard, purpose, generation)
);
