-- Who waits for a service, one row for each; waiting: how many of them have no offer.
create table slotlog.waitlists_v1 (
  shard smallint not null,
  tenant text collate "C" not null,
  id text collate "C" not null,
  waiting integer not null,
  state json not null,
  primary key (shard, tenant, id)
);
create index waitlists_v1_waiting on slotlog.waitlists_v1 (shard) where waiting > 0;

-- joined: the position of its joining. last_start: while it waits, the last instant at which what it waits for could begin.
create table slotlog.waitlist_entries_v1 (
  shard smallint not null,
  tenant text collate "C" not null,
  id text collate "C" not null,
  joined bigint not null,
  status text collate "C" not null,
  service_id text collate "C" not null,
  customer_id text collate "C" not null,
  last_start bigint,
  state json not null,
  primary key (shard, tenant, id)
);
create index waitlist_entries_v1_by_joining on slotlog.waitlist_entries_v1 (shard, tenant, joined);
create index waitlist_entries_v1_by_service on slotlog.waitlist_entries_v1 (shard, tenant, service_id, joined);
create index waitlist_entries_v1_by_customer on slotlog.waitlist_entries_v1 (shard, tenant, customer_id, joined);
create index waitlist_entries_v1_by_last_start on slotlog.waitlist_entries_v1 (shard, last_start) where last_start is not null;
