grant select, insert, delete on slotlog.checkpoints, slotlog.leases to slotlog_app;
grant select, insert, update, delete on slotlog.parked_subjects to slotlog_app;
grant select, insert, update, delete on slotlog.runners to slotlog_app;
grant select on slotlog.rebuild_parts to slotlog_app;
