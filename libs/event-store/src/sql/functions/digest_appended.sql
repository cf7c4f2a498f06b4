-- Digests what an append stored behind a position, on top of the digest before.
create or replace function slotlog.digest_appended(p_shard smallint, p_before bigint, p_digest bytea, p_recorded_at timestamptz)
returns void language plpgsql volatile as $$
begin
  insert into slotlog.digests (shard, position, recorded_at, digest)
    select p_shard, max(e.position), p_recorded_at, slotlog.digest(p_digest, string_agg(slotlog.digested(e), e'\x1e' order by e.position))
      from slotlog.events e where e.shard = p_shard and e.position > p_before;
end
$$;
