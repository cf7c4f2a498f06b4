-- Keys that personal data is sealed with, one for each stream that stands for a person, wrapped by a key that is not here.
-- The generation is the version of the stream at which the key was drawn. To destroy a key is to make unreadable whatever it
-- sealed; the row stays without it, so that one tells a destroyed key from a newer one that was not seen yet.
create table slotlog.keys (
  shard smallint not null,
  tenant text collate "C" not null,
  stream text collate "C" not null,
  generation integer not null,
  wrapped bytea,
  primary key (shard, stream, tenant)
);
