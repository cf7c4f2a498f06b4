import { AddBlackoutHandler } from './commands/add-blackout.js';
import { ApproveBookingHandler } from './commands/approve-booking.js';
import { ArchiveCalendarHandler } from './commands/archive-calendar.js';
import { ArchiveServiceHandler } from './commands/archive-service.js';
import { BookSeriesHandler } from './commands/book-series.js';
import { BookSlotHandler } from './commands/book-slot.js';
import { BookSlotOrWaitHandler } from './commands/book-slot-or-wait.js';
import { CancelBookingHandler } from './commands/cancel-booking.js';
import { CancelSeriesHandler } from './commands/cancel-series.js';
import { ChangeBookingDetailsHandler } from './commands/change-booking-details.js';
import { ChangeCalendarHandler } from './commands/change-calendar.js';
import { ChangeServiceHandler } from './commands/change-service.js';
import { CompleteBookingHandler } from './commands/complete-booking.js';
import { ConfirmBookingHandler } from './commands/confirm-booking.js';
import { CreateCalendarHandler } from './commands/create-calendar.js';
import { CreateServiceHandler } from './commands/create-service.js';
import { DeclineBookingHandler } from './commands/decline-booking.js';
import { DisplaceStrandedHandler } from './commands/displace-stranded.js';
import { EraseCustomerHandler } from './commands/erase-customer.js';
import { ExpireBookingHandler } from './commands/expire-booking.js';
import { ExpireWaitlistEntryHandler } from './commands/expire-waitlist-entry.js';
import { ExtendHoldHandler } from './commands/extend-hold.js';
import { JoinWaitlistHandler } from './commands/join-waitlist.js';
import { LeaveWaitlistHandler } from './commands/leave-waitlist.js';
import { MarkNoShowHandler } from './commands/mark-no-show.js';
import { OfferSpotHandler } from './commands/offer-spot.js';
import { RemoveBlackoutHandler } from './commands/remove-blackout.js';
import { RescheduleBookingHandler } from './commands/reschedule-booking.js';
import { RestoreCalendarHandler } from './commands/restore-calendar.js';
import { RestoreServiceHandler } from './commands/restore-service.js';

export const commandHandlers = [
  AddBlackoutHandler,
  ApproveBookingHandler,
  ArchiveCalendarHandler,
  ArchiveServiceHandler,
  BookSeriesHandler,
  BookSlotHandler,
  BookSlotOrWaitHandler,
  CancelBookingHandler,
  CancelSeriesHandler,
  ChangeBookingDetailsHandler,
  ChangeCalendarHandler,
  ChangeServiceHandler,
  CompleteBookingHandler,
  ConfirmBookingHandler,
  CreateCalendarHandler,
  CreateServiceHandler,
  DeclineBookingHandler,
  DisplaceStrandedHandler,
  EraseCustomerHandler,
  ExpireBookingHandler,
  ExpireWaitlistEntryHandler,
  ExtendHoldHandler,
  JoinWaitlistHandler,
  LeaveWaitlistHandler,
  MarkNoShowHandler,
  OfferSpotHandler,
  RemoveBlackoutHandler,
  RescheduleBookingHandler,
  RestoreCalendarHandler,
  RestoreServiceHandler,
];
