-- What lets a browser open one stream, which cannot send a key along: for a minute and once. Only the hash is here, and what
-- its bearer may do is what whoever asked for it might.
create table slotlog.tickets (
  shard smallint not null,
  tenant text collate "C" not null,
  hash bytea not null,
  bearer json not null,
  expires_at timestamptz not null,
  primary key (shard, tenant, hash)
);
create index tickets_by_expiry on slotlog.tickets (shard, expires_at);
