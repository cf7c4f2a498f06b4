grant select, insert, update, delete on slotlog.calendars_v1, slotlog.services_v1, slotlog.bookings_v1, slotlog.claims_v1
  to slotlog_app;
