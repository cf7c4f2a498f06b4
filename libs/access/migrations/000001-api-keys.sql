-- Keys are looked up before the tenant is known, so a key carries tenant and shard in itself; only its hash is here.
create table slotlog.api_keys (
  shard smallint not null,
  tenant text collate "C" not null,
  id text collate "C" not null,
  hash bytea not null,
  name text,
  scopes text[] not null,
  created_at timestamptz not null default now(),
  created_by text collate "C" not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  idempotency_key text collate "C",
  fingerprint text collate "C",
  primary key (shard, tenant, id),
  unique (shard, tenant, hash),
  unique (shard, tenant, idempotency_key)
);
