grant select on slotlog.log, slotlog.tenants, slotlog.shard_heads, slotlog.events, slotlog.commands, slotlog.digests, slotlog.keys to slotlog_app;
revoke all on all functions in schema slotlog from public;
grant execute on all functions in schema slotlog to slotlog_app;
