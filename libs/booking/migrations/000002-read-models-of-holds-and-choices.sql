-- States and claims that say more: the tables of the earlier shape are given up, these are filled from the log.
drop table slotlog.calendars_v1, slotlog.services_v1, slotlog.bookings_v1, slotlog.claims_v1;

create table slotlog.calendars_v2 (
  shard smallint not null,
  tenant text collate "C" not null,
  id text collate "C" not null,
  status text collate "C" not null,
  state json not null,
  primary key (shard, tenant, id)
);

-- days_before and days_after: how many UTC days before and after the one of its start count for a booking, for what it
-- claims and for the choice among its calendars.
create table slotlog.services_v2 (
  shard smallint not null,
  tenant text collate "C" not null,
  id text collate "C" not null,
  status text collate "C" not null,
  calendar_ids text[] not null,
  days_before integer not null,
  days_after integer not null,
  state json not null,
  primary key (shard, tenant, id)
);

create table slotlog.bookings_v2 (
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
create index bookings_v2_by_start on slotlog.bookings_v2 (shard, tenant, starts_at, id);
create index bookings_v2_by_position on slotlog.bookings_v2 (shard, tenant, position);
create index bookings_v2_by_service on slotlog.bookings_v2 (shard, tenant, service_id, starts_at, id);
create index bookings_v2_by_customer on slotlog.bookings_v2 (shard, tenant, customer_id, starts_at, id);
-- The longest booking bounds how early one must begin to reach into a range: a probe at this index's end.
create index bookings_v2_by_length on slotlog.bookings_v2 (shard, tenant, (ends_at - starts_at));
-- Without a list of pending entries, which readers would have to search and one unlucky write to sort in.
create index bookings_v2_by_calendar on slotlog.bookings_v2 using gin (calendar_ids) with (fastupdate = off);
-- Holds and requests, by the instant at which they end by themselves.
create index bookings_v2_by_expiry on slotlog.bookings_v2 (shard, expires_at) where expires_at is not null;

-- What is claimed on a calendar on a UTC day, buffers included; a claim over midnight is in two days.
create table slotlog.claims_v2 (
  shard smallint not null,
  tenant text collate "C" not null,
  calendar_id text collate "C" not null,
  day date not null,
  booking_id text collate "C" not null,
  service_id text collate "C" not null,
  kind text collate "C" not null,
  core_starts_at bigint not null,
  core_ends_at bigint not null,
  starts_at bigint not null,
  ends_at bigint not null,
  units integer not null,
  expires_at bigint,
  primary key (shard, tenant, calendar_id, day, booking_id)
);

-- Calendars whose change has left bookings that are still to be displaced, and those that had such a change once.
create table slotlog.displacements_v1 (
  shard smallint not null,
  tenant text collate "C" not null,
  calendar_id text collate "C" not null,
  is_under_way boolean not null,
  primary key (shard, tenant, calendar_id)
);
create index displacements_v1_under_way on slotlog.displacements_v1 (shard) where is_under_way;
