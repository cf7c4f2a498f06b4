-- Takes the shard for this transaction: nobody else appends to it before the end. Whatever is read afterwards is
-- current. Returns the database's time, in milliseconds.
create or replace function slotlog.lock_shard(p_shard smallint) returns double precision
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform 1 from slotlog.shard_heads h where h.shard = p_shard for update;
  if not found then
    raise exception 'there is no shard %', p_shard using errcode = 'SL002';
  end if;
  return extract(epoch from clock_timestamp()) * 1000;
end
$$;
