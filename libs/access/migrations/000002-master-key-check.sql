-- One row: what the right master key turns a constant into. Another key would make every sealed byte unreadable.
create table slotlog.master_key_check (
  shard smallint primary key default 0 check (shard = 0),
  value bytea not null,
  created_at timestamptz not null default now()
);
