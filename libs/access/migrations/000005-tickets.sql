-- What lets a browser open streams, which cannot send a key along. Good for a minute until somebody has used it, and from then
-- on for the network that did, until it ends. Only the hash is here, and what its bearer may do is what whoever asked for it
-- might.
create table slotlog.tickets (
  shard smallint not null,
  tenant text collate "C" not null,
  hash bytea not null,
  bearer json not null,
  network text collate "C",
  expires_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (shard, tenant, hash)
);
create index tickets_by_expiry on slotlog.tickets (shard, expires_at);
