grant select, insert, delete on slotlog.checkpoints to slotlog_app;
