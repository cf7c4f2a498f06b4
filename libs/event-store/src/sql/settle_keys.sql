-- Keeps new keys, and destroys those that come without a value.
create or replace function slotlog.settle_keys(p_shard smallint, p_ids uuid[], p_wrapped bytea[])
returns void language plpgsql volatile as $$
begin
  delete from slotlog.keys k using unnest(p_ids, p_wrapped) gone(id, wrapped)
    where gone.wrapped is null and k.shard = p_shard and k.id = gone.id;
  insert into slotlog.keys (shard, id, wrapped)
    select p_shard, made.id, made.wrapped from unnest(p_ids, p_wrapped) made(id, wrapped) where made.wrapped is not null;
end
$$;
