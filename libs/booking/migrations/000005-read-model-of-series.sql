create table slotlog.series_v1 (
  shard smallint not null,
  tenant text collate "C" not null,
  id text collate "C" not null,
  state json not null,
  primary key (shard, tenant, id)
);
