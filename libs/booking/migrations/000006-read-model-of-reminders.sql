-- What was reminded of last, booking by booking: how many minutes before which start.
create table slotlog.reminders_v1 (
  shard smallint not null,
  tenant text collate "C" not null,
  id text collate "C" not null,
  minutes_before integer not null,
  starts_at bigint not null,
  state json not null,
  primary key (shard, tenant, id)
);
