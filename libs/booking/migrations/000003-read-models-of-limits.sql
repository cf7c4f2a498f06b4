-- States that say more: services have limits, bookings what stands for their customer. The tables of the earlier shape are
-- given up, these are filled from the log.
drop table slotlog.services_v2, slotlog.bookings_v2;

-- days_before and days_after: how many UTC days before and after the one of its start count for a booking, for what it
-- claims and for the choice among its calendars.
create table slotlog.services_v3 (
  shard smallint not null,
  tenant text collate "C" not null,
  id text collate "C" not null,
  status text collate "C" not null,
  calendar_ids text[] not null,
  reminders integer[] not null default '{}',
  days_before integer not null,
  days_after integer not null,
  state json not null,
  primary key (shard, tenant, id)
);
create index services_v3_that_remind on slotlog.services_v3 (shard) where reminders <> '{}';

create table slotlog.bookings_v3 (
  shard smallint not null,
  tenant text collate "C" not null,
  id text collate "C" not null,
  position bigint not null,
  status text collate "C" not null,
  service_id text collate "C" not null,
  customer_id text collate "C",
  calendar_ids text[] not null,
  starts_at bigint not null,
  ends_at bigint not null,
  expires_at bigint,
  state json not null,
  primary key (shard, tenant, id)
);
create index bookings_v3_by_start on slotlog.bookings_v3 (shard, tenant, starts_at, id);
create index bookings_v3_by_position on slotlog.bookings_v3 (shard, tenant, position);
create index bookings_v3_by_service on slotlog.bookings_v3 (shard, tenant, service_id, starts_at, id);
create index bookings_v3_by_customer on slotlog.bookings_v3 (shard, tenant, customer_id, starts_at, id);
-- The longest booking bounds how early one must begin to reach into a range: a probe at this index's end.
create index bookings_v3_by_length on slotlog.bookings_v3 (shard, tenant, (ends_at - starts_at));
-- Without a list of pending entries, which readers would have to search and one unlucky write to sort in.
create index bookings_v3_by_calendar on slotlog.bookings_v3 using gin (calendar_ids) with (fastupdate = off);
-- Holds and requests, by the instant at which they end by themselves.
create index bookings_v3_by_expiry on slotlog.bookings_v3 (shard, expires_at) where expires_at is not null;

-- The bookings that count on a local day of a service, or in an ISO week; id: `<service>/<day>`.
create table slotlog.tally_days_v1 (
  shard smallint not null,
  tenant text collate "C" not null,
  id text collate "C" not null,
  state json not null,
  primary key (shard, tenant, id)
);
create table slotlog.tally_weeks_v1 (
  shard smallint not null,
  tenant text collate "C" not null,
  id text collate "C" not null,
  state json not null,
  primary key (shard, tenant, id)
);
