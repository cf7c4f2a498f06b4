grant select, insert on slotlog.api_keys to slotlog_app;
grant update (revoked_at) on slotlog.api_keys to slotlog_app;
grant select, insert on slotlog.roots to slotlog_app;
grant select, insert, update, delete on slotlog.rate_limits to slotlog_app;
grant select, insert, update, delete on slotlog.tickets to slotlog_app;
grant select, insert, delete on slotlog.feeds to slotlog_app;
