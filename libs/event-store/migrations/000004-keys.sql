-- Keys that personal data is sealed with, each wrapped by the master key. The log says which person has which; to destroy one
-- is to make unreadable whatever it sealed. So it is the one thing here that is deleted.
create table slotlog.keys (
  shard smallint not null,
  id uuid not null,
  wrapped bytea not null,
  primary key (shard, id)
);
