-- Who has done how much, where several processes count together; the layout is that of rate-limiter-flexible. Counted
-- before the tenant is known, so no shard leads; nothing of it is worth a flush or a replica. A row is updated in place
-- some ten times a second at most, and room on its page keeps that out of the index.
create unlogged table slotlog.rate_limits (
  key varchar(255) collate "C" primary key,
  points integer not null default 0,
  expire bigint
) with (fillfactor = 50);
