import { FindAlternativesHandler } from './queries/availability/find-alternatives.js';
import { FindDaysHandler } from './queries/availability/find-days.js';
import { FindSlotsHandler } from './queries/availability/find-slots.js';
import { FindAppointmentsHandler } from './queries/find-appointments.js';
import { FindBookingsHandler } from './queries/find-bookings.js';
import { FindBusyHandler } from './queries/find-busy.js';
import { FindCalendarsHandler } from './queries/find-calendars.js';
import { FindEventsHandler } from './queries/find-events.js';
import { FindOccurrencesHandler } from './queries/find-occurrences.js';
import { FindServicesHandler } from './queries/find-services.js';
import { FindWaitlistEntriesHandler } from './queries/find-waitlist-entries.js';
import { GetAsOfHandler } from './queries/get-as-of.js';
import { GetBookingHandler } from './queries/get-booking.js';
import { GetCalendarHandler } from './queries/get-calendar.js';
import { GetCalendarsOfHandler } from './queries/get-calendars-of.js';
import { GetHistoryHandler } from './queries/get-history.js';
import { GetLatestHandler } from './queries/get-latest.js';
import { GetSeriesHandler } from './queries/get-series.js';
import { GetServiceHandler } from './queries/get-service.js';
import { GetWaitlistEntryHandler } from './queries/get-waitlist-entry.js';

export const queryHandlers = [
  FindAlternativesHandler,
  FindAppointmentsHandler,
  FindBookingsHandler,
  FindBusyHandler,
  FindCalendarsHandler,
  FindEventsHandler,
  FindOccurrencesHandler,
  FindServicesHandler,
  FindDaysHandler,
  FindSlotsHandler,
  FindWaitlistEntriesHandler,
  GetAsOfHandler,
  GetBookingHandler,
  GetCalendarHandler,
  GetCalendarsOfHandler,
  GetHistoryHandler,
  GetLatestHandler,
  GetSeriesHandler,
  GetServiceHandler,
  GetWaitlistEntryHandler,
];
