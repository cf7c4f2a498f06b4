grant select, insert, delete on slotlog.checkpoints to slotlog_app;
grant select on slotlog.rebuild_parts to slotlog_app;
