/** What somebody who owns the database does so that no digest tells of a change. As one statement, of logs with one shard. */
export const recomputeDigests = `
  do $$ declare d record; before bytea; at bigint := 0; begin
    for d in select * from slotlog.digests order by position loop
      select slotlog.digest(before, string_agg(slotlog.digested(e), e'\\x1e' order by e.position)) into before
        from slotlog.events e where e.shard = d.shard and e.position > at and e.position <= d.position;
      update slotlog.digests set digest = before where shard = d.shard and position = d.position;
      at := d.position;
    end loop;
  end $$`;
