-- What is in the log stays as it is. This guards against mistakes, also of the owner; `always` keeps it in force
-- for replication roles. Who owns the tables can still drop the triggers: that is what the digest is for.
create function slotlog.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the log is append-only: % on %.% is refused', tg_op, tg_table_schema, tg_table_name
    using errcode = 'SL001';
end
$$;

create trigger events_are_never_changed before update or delete on slotlog.events
  for each row execute function slotlog.refuse_change();
create trigger events_are_never_truncated before truncate on slotlog.events
  for each statement execute function slotlog.refuse_change();
create trigger shard_heads_are_never_changed before update or delete on slotlog.shard_heads
  for each row execute function slotlog.refuse_change();
create trigger shard_heads_are_never_truncated before truncate on slotlog.shard_heads
  for each statement execute function slotlog.refuse_change();

alter table slotlog.events enable always trigger events_are_never_changed;
alter table slotlog.events enable always trigger events_are_never_truncated;
alter table slotlog.shard_heads enable always trigger shard_heads_are_never_changed;
alter table slotlog.shard_heads enable always trigger shard_heads_are_never_truncated;
