create table slotlog.series_v1 (
  shard smallint not null,
  tenant text collate "C" not null,
  id text collate "C" not null,
  state json not null,
  primary key (shard, tenant, id)
);

-- The bookings that count on a local day of a service, or in an ISO week; id: `<service>/<day>`. They are a list now: the
-- tables of the earlier shape are given up, these are filled from the log.
drop table slotlog.tally_days_v1, slotlog.tally_weeks_v1;

create table slotlog.tally_days_v2 (
  shard smallint not null,
  tenant text collate "C" not null,
  id text collate "C" not null,
  state json not null,
  primary key (shard, tenant, id)
);
create table slotlog.tally_weeks_v2 (
  shard smallint not null,
  tenant text collate "C" not null,
  id text collate "C" not null,
  state json not null,
  primary key (shard, tenant, id)
);
