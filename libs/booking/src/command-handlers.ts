import { ApproveBookingHandler } from './commands/bookings/approve-booking.js';
import { BookSlotHandler } from './commands/bookings/book-slot.js';
import { CancelBookingHandler } from './commands/bookings/cancel-booking.js';
import { ChangeBookingDetailsHandler } from './commands/bookings/change-booking-details.js';
import { CompleteBookingHandler } from './commands/bookings/complete-booking.js';
import { ConfirmBookingHandler } from './commands/bookings/confirm-booking.js';
import { DeclineBookingHandler } from './commands/bookings/decline-booking.js';
import { DisplaceStrandedHandler } from './commands/bookings/displace-stranded.js';
import { ExpireBookingHandler } from './commands/bookings/expire-booking.js';
import { ExtendHoldHandler } from './commands/bookings/extend-hold.js';
import { MarkNoShowHandler } from './commands/bookings/mark-no-show.js';
import { RemindOfBookingHandler } from './commands/bookings/remind-of-booking.js';
import { RescheduleBookingHandler } from './commands/bookings/reschedule-booking.js';
import { RevokeManageTokensHandler } from './commands/bookings/revoke-manage-tokens.js';
import { AddBlackoutHandler } from './commands/calendars/add-blackout.js';
import { ArchiveCalendarHandler } from './commands/calendars/archive-calendar.js';
import { ChangeCalendarHandler } from './commands/calendars/change-calendar.js';
import { CreateCalendarHandler } from './commands/calendars/create-calendar.js';
import { RemoveBlackoutHandler } from './commands/calendars/remove-blackout.js';
import { RestoreCalendarHandler } from './commands/calendars/restore-calendar.js';
import { EraseCustomerHandler } from './commands/customers/erase-customer.js';
import { BookSeriesHandler } from './commands/series/book-series.js';
import { CancelSeriesHandler } from './commands/series/cancel-series.js';
import { ArchiveServiceHandler } from './commands/services/archive-service.js';
import { ChangeServiceHandler } from './commands/services/change-service.js';
import { CreateServiceHandler } from './commands/services/create-service.js';
import { RestoreServiceHandler } from './commands/services/restore-service.js';
import { BookSlotOrWaitHandler } from './commands/waitlist/book-slot-or-wait.js';
import { ExpireWaitlistEntryHandler } from './commands/waitlist/expire-waitlist-entry.js';
import { JoinWaitlistHandler } from './commands/waitlist/join-waitlist.js';
import { LeaveWaitlistHandler } from './commands/waitlist/leave-waitlist.js';
import { OfferSpotHandler } from './commands/waitlist/offer-spot.js';

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
  RemindOfBookingHandler,
  RemoveBlackoutHandler,
  RescheduleBookingHandler,
  RevokeManageTokensHandler,
  RestoreCalendarHandler,
  RestoreServiceHandler,
];
