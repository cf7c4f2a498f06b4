grant select, insert, update, delete on slotlog.subscribers to slotlog_app;
grant select, insert, update, delete on slotlog.subscriber_waits, slotlog.delivery_parked, slotlog.delivery_replays to slotlog_app;
grant select, insert, delete on slotlog.delivery_positions to slotlog_app;
grant select, insert on slotlog.delivery_attempts to slotlog_app;
grant select, insert, update on slotlog.delivery_counts to slotlog_app;
revoke all on function slotlog.keep_delivery_days(date) from public;
grant execute on function slotlog.keep_delivery_days(date) to slotlog_app;
