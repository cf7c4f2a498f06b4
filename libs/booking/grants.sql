grant select, insert, update, delete
  on slotlog.calendars_v2, slotlog.services_v2, slotlog.bookings_v2, slotlog.claims_v2, slotlog.displacements_v1
  to slotlog_app;
