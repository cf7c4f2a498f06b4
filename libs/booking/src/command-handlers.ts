import { ArchiveCalendarHandler } from './commands/archive-calendar.js';
import { ArchiveServiceHandler } from './commands/archive-service.js';
import { BookSlotHandler } from './commands/book-slot.js';
import { CancelBookingHandler } from './commands/cancel-booking.js';
import { ChangeBookingDetailsHandler } from './commands/change-booking-details.js';
import { ChangeCalendarHandler } from './commands/change-calendar.js';
import { ChangeServiceHandler } from './commands/change-service.js';
import { CreateCalendarHandler } from './commands/create-calendar.js';
import { CreateServiceHandler } from './commands/create-service.js';
import { RescheduleBookingHandler } from './commands/reschedule-booking.js';
import { RestoreCalendarHandler } from './commands/restore-calendar.js';
import { RestoreServiceHandler } from './commands/restore-service.js';

export const commandHandlers = [
  ArchiveCalendarHandler,
  ArchiveServiceHandler,
  BookSlotHandler,
  CancelBookingHandler,
  ChangeBookingDetailsHandler,
  ChangeCalendarHandler,
  ChangeServiceHandler,
  CreateCalendarHandler,
  CreateServiceHandler,
  RescheduleBookingHandler,
  RestoreCalendarHandler,
  RestoreServiceHandler,
];
