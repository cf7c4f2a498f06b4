-- Keeps new keys, and destroys those that come without a value.
create or replace function slotlog.settle_keys(
  p_shard smallint, p_tenants text[], p_streams text[], p_generations integer[], p_wrapped bytea[]
) returns void language plpgsql volatile as $$
begin
  insert into slotlog.keys as k (shard, tenant, stream, generation, wrapped)
    select distinct on (n.tenant, n.stream) p_shard, n.tenant, n.stream, n.generation, n.wrapped
      from unnest(p_tenants, p_streams, p_generations, p_wrapped) with ordinality n(tenant, stream, generation, wrapped, ord)
      order by n.tenant, n.stream, n.ord desc
    on conflict (shard, stream, tenant) do update set generation = excluded.generation, wrapped = excluded.wrapped;
end
$$;
