-- What a rebuild has to load: ranges of streams, each as it was at position up_to, and about how many events they have.
-- A part is loaded and marked in one transaction, so that a rebuild that was killed goes on where it was.
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
  loaded_at timestamptz,
  primary key (shard, projection, version, part)
);
