-- Who moves a projection in a shard. Taking and renewing are inserts: of two who take the same number one fails, and the
-- newest number says who it is. The checkpoint, not the lease, keeps two from doing the same; the lease keeps them from trying.
create table slotlog.leases (
  shard smallint not null,
  projection text collate "C" not null,
  version integer not null,
  number bigint not null,
  holder text collate "C" not null,
  expires_at timestamptz not null,
  primary key (shard, projection, version, number)
);

-- The command at whose events a projection fails, and waits: `position` is that of its first one.
create table slotlog.parked_events (
  shard smallint not null,
  projection text collate "C" not null,
  version integer not null,
  position bigint not null,
  tenant text collate "C" not null,
  stream text collate "C" not null,
  type text collate "C" not null,
  message text not null,
  attempts integer not null default 1,
  parked_at timestamptz not null default now(),
  primary key (shard, projection, version)
);
