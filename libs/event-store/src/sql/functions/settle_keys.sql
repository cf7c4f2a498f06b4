-- Keeps new keys, and destroys those that come without a value. A key that is in use is destroyed or stays: to replace it
-- would make unreadable what it sealed, so who tries has seen another past and has to decide again.
create or replace function slotlog.settle_keys(
  p_shard smallint, p_tenants text[], p_streams text[], p_generations integer[], p_wrapped bytea[]
) returns void language plpgsql volatile as $$
declare
  v_kept integer;
begin
  if array_position(p_wrapped, null) is not null then
    update slotlog.keys k set generation = n.generation, wrapped = null
      from unnest(p_tenants, p_streams, p_generations, p_wrapped) n(tenant, stream, generation, wrapped)
      where n.wrapped is null and k.shard = p_shard and k.tenant = n.tenant and k.stream = n.stream;
  end if;
  insert into slotlog.keys as k (shard, tenant, stream, generation, wrapped)
    select distinct on (n.tenant, n.stream) p_shard, n.tenant, n.stream, n.generation, n.wrapped
      from unnest(p_tenants, p_streams, p_generations, p_wrapped) with ordinality n(tenant, stream, generation, wrapped, ord)
      order by n.tenant, n.stream, n.ord desc
    on conflict (shard, stream, tenant) do update set generation = excluded.generation, wrapped = excluded.wrapped
      where k.wrapped is null or excluded.wrapped is null;
  get diagnostics v_kept = row_count;
  if v_kept < (select count(distinct (n.tenant, n.stream)) from unnest(p_tenants, p_streams) n(tenant, stream)) then
    raise exception 'a key that is in use would be replaced' using errcode = '40001';
  end if;
end
$$;
