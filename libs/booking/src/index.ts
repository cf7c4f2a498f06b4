import { inPackage, type MigrationSource } from '#libs/database';

export { BookingModule } from './booking.module.js';
export { AddBlackout } from './commands/add-blackout.js';
export { ApproveBooking } from './commands/approve-booking.js';
export { ArchiveCalendar } from './commands/archive-calendar.js';
export { ArchiveService } from './commands/archive-service.js';
export { BookSeries } from './commands/book-series.js';
export { BookSlot } from './commands/book-slot.js';
export { BookSlotOrWait } from './commands/book-slot-or-wait.js';
export { CancelBooking } from './commands/cancel-booking.js';
export { CancelSeries } from './commands/cancel-series.js';
export { ChangeBookingDetails } from './commands/change-booking-details.js';
export { ChangeCalendar } from './commands/change-calendar.js';
export { EraseCustomer, EraseCustomerHandler } from './commands/erase-customer.js';
export { ChangeService } from './commands/change-service.js';
export { CompleteBooking } from './commands/complete-booking.js';
export { ConfirmBooking } from './commands/confirm-booking.js';
export { CreateCalendar } from './commands/create-calendar.js';
export { CreateService } from './commands/create-service.js';
export { DeclineBooking } from './commands/decline-booking.js';
export { DisplaceStranded } from './commands/displace-stranded.js';
export { ExpireBooking } from './commands/expire-booking.js';
export { ExpireWaitlistEntry } from './commands/expire-waitlist-entry.js';
export { ExtendHold } from './commands/extend-hold.js';
export { JoinWaitlist } from './commands/join-waitlist.js';
export { LeaveWaitlist } from './commands/leave-waitlist.js';
export { MarkNoShow } from './commands/mark-no-show.js';
export { OfferSpot } from './commands/offer-spot.js';
export { RemoveBlackout } from './commands/remove-blackout.js';
export { RescheduleBooking } from './commands/reschedule-booking.js';
export { RestoreCalendar } from './commands/restore-calendar.js';
export { RestoreService } from './commands/restore-service.js';
export type { Slot } from './domain/availability.js';
export type { SlotRequest } from './domain/book-slot.js';
export type { CustomerEvent } from './domain/customer.js';
export { type Booking, type BookingEvent, type BookingStatus, bookingStream, type Customer } from './domain/booking.js';
export type { Blackout } from './domain/calendar.js';
export {
  type Calendar,
  type CalendarContent,
  type CalendarEvent,
  calendarStream,
  type Weekday,
  weekdays,
} from './domain/calendar.js';
export type { DetailChanges } from './domain/change-booking-details.js';
export type { ServiceRequest } from './domain/create-service.js';
export type { RefusedStart } from './domain/explain.js';
export type { Move } from './domain/move.js';
export { namedStream } from './domain/named-stream.js';
export {
  type Asked,
  type Conflict,
  type Limit,
  type LostSlot,
  type LostWish,
  overridable,
  type Reason,
  type Refusals,
  Refused,
  type Rule,
  rules,
  type Sight,
  type StaleVersion,
  type Subject,
  type Violation,
} from './domain/refused.js';
export { firstDay, firstInstant, lastDay, lastInstant } from './domain/interval.js';
export { type Series, type SeriesEvent, seriesModes, seriesStream } from './domain/series.js';
export { type Service, type ServiceContent, type ServiceEvent, serviceStream, strategies } from './domain/service.js';
export type { StatedVersion } from './domain/stated-version.js';
export { waitingAtMost } from './domain/waitlist.js';
export type { WaitlistEntry, WaitlistEntryEvent } from './domain/waitlist-entry.js';
export { Waitlisted } from './domain/waitlisted.js';
export { customerSubjects } from './customer-subjects.js';
export { eventTypes } from './events/event-catalogue.js';
export { HoldCounting } from './hold-counting.js';
export { type IdPrefix, newId } from './new-id.js';
export { DisplaceTheStranded } from './policies/displace-stranded.js';
export { ExpireLapsed } from './policies/expire-lapsed.js';
export { ExpireWaitlistEntries } from './policies/expire-waitlist-entries.js';
export { OfferSpots } from './policies/offer-spots.js';
export type { Policy } from './policies/policy.js';
export { PolicyRunner } from './policies/policy-runner.js';
export { FindAlternatives } from './queries/find-alternatives.js';
export { FindBookings } from './queries/find-bookings.js';
export { FindBusy } from './queries/find-busy.js';
export { FindCalendars } from './queries/find-calendars.js';
export { type EventFilter, FindEvents, wantedBy } from './queries/find-events.js';
export { FindServices } from './queries/find-services.js';
export { FindSlots } from './queries/find-slots.js';
export { FindWaitlistEntries } from './queries/find-waitlist-entries.js';
export { type AsOf, GetAsOf } from './queries/get-as-of.js';
export { GetBooking } from './queries/get-booking.js';
export { GetCalendar } from './queries/get-calendar.js';
export { GetHistory } from './queries/get-history.js';
export { GetSeries } from './queries/get-series.js';
export { GetService } from './queries/get-service.js';
export { GetWaitlistEntry } from './queries/get-waitlist-entry.js';
export { ManagedThings } from './queries/managed.js';
export { bookingProjections } from './read-models/booking-projections.js';
export type { Scope } from './read-models/scope.js';
export type { Sender } from './sender.js';
export { findOverbooked, type OverbookedCalendar } from './verification/find-overbooked.js';

/** The read models and their rights. */
export const bookingMigrations: MigrationSource = {
  library: 'booking',
  directory: inPackage('libs/booking/migrations'),
  grants: inPackage('libs/booking/grants.sql'),
};
