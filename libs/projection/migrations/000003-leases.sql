-- Who moves a projection in a shard. Taking and renewing are inserts: of two who take the same number one fails, and the
-- newest number says who it is. The checkpoint, not the lease, keeps two from doing the same; the lease keeps them from trying.
-- When it ends is for people to read: another takes it where it is released, or who watches it has seen no renewal for long.
create table slotlog.leases (
  shard smallint not null,
  projection text collate "C" not null,
  version integer not null,
  number bigint not null,
  holder text collate "C" not null,
  expires_at timestamptz not null,
  is_released boolean not null default false,
  primary key (shard, projection, version, number)
);
