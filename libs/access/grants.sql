grant select, insert on slotlog.api_keys to slotlog_app;
grant update (revoked_at) on slotlog.api_keys to slotlog_app;
grant select, insert on slotlog.master_key_check to slotlog_app;
grant select, insert, update, delete on slotlog.rate_limits to slotlog_app;
grant select, insert, delete on slotlog.tickets to slotlog_app;
