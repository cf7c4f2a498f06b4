grant select, insert, delete on slotlog.mail_positions to slotlog_app;
grant select, insert, update, delete on slotlog.mail_due, slotlog.told_letters, slotlog.mail_counts, slotlog.mail_known to slotlog_app;
