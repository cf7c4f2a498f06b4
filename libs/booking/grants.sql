grant select, insert, update, delete
  on slotlog.calendars_v2, slotlog.services_v3, slotlog.bookings_v3, slotlog.claims_v2, slotlog.displacements_v1,
    slotlog.tally_days_v2, slotlog.tally_weeks_v2, slotlog.waitlists_v1, slotlog.waitlist_entries_v1, slotlog.series_v1,
    slotlog.reminders_v1
  to slotlog_app;
