import { inPackage, type MigrationSource } from '#libs/database';

export { BookingModule } from './booking.module.js';
export { ApproveBooking } from './commands/bookings/approve-booking.js';
export { BookSlot } from './commands/bookings/book-slot.js';
export { CancelBooking } from './commands/bookings/cancel-booking.js';
export { ChangeBookingDetails } from './commands/bookings/change-booking-details.js';
export { CompleteBooking } from './commands/bookings/complete-booking.js';
export { ConfirmBooking } from './commands/bookings/confirm-booking.js';
export { DeclineBooking } from './commands/bookings/decline-booking.js';
export { DisplaceStranded } from './commands/bookings/displace-stranded.js';
export { ExpireBooking } from './commands/bookings/expire-booking.js';
export { ExtendHold } from './commands/bookings/extend-hold.js';
export { MarkNoShow } from './commands/bookings/mark-no-show.js';
export { RemindOfBooking } from './commands/bookings/remind-of-booking.js';
export { RescheduleBooking } from './commands/bookings/reschedule-booking.js';
export { RevokeManageTokens } from './commands/bookings/revoke-manage-tokens.js';
export { AddBlackout } from './commands/calendars/add-blackout.js';
export { ArchiveCalendar } from './commands/calendars/archive-calendar.js';
export { ChangeCalendar } from './commands/calendars/change-calendar.js';
export { CreateCalendar } from './commands/calendars/create-calendar.js';
export { RemoveBlackout } from './commands/calendars/remove-blackout.js';
export { RestoreCalendar } from './commands/calendars/restore-calendar.js';
export { EraseCustomer, EraseCustomerHandler } from './commands/customers/erase-customer.js';
export { BookSeries } from './commands/series/book-series.js';
export { CancelSeries } from './commands/series/cancel-series.js';
export { ArchiveService } from './commands/services/archive-service.js';
export { ChangeService } from './commands/services/change-service.js';
export { CreateService } from './commands/services/create-service.js';
export { RestoreService } from './commands/services/restore-service.js';
export { BookSlotOrWait } from './commands/waitlist/book-slot-or-wait.js';
export { ExpireWaitlistEntry } from './commands/waitlist/expire-waitlist-entry.js';
export { JoinWaitlist } from './commands/waitlist/join-waitlist.js';
export { LeaveWaitlist } from './commands/waitlist/leave-waitlist.js';
export { OfferSpot } from './commands/waitlist/offer-spot.js';
export { customerNaming, customerSubjects } from './customer-subjects.js';
export type { RefusedStart } from './domain/availability/explain.js';
export type { Slot } from './domain/availability/slots.js';
export {
  type Booking,
  type BookingEvent,
  type BookingStatus,
  bookingStream,
  type Choice,
  type Customer,
} from './domain/bookings/booking.js';
export type { CustomerEvent } from './domain/bookings/customer.js';
export type { Move } from './domain/bookings/reschedule-target.js';
export { type Series, type SeriesEvent, seriesModes, seriesStream, skipReasons } from './domain/bookings/series.js';
export { waitingAtMost } from './domain/bookings/waitlist/waitlist.js';
export {
  type WaitlistEntry,
  type WaitlistEntryEvent,
  waitlistEntryStream,
} from './domain/bookings/waitlist/waitlist-entry.js';
export { type Bearer, isTheirs, type Reader } from './domain/bookings/whose.js';
export type { Blackout } from './domain/calendars/calendar.js';
export {
  type Calendar,
  type CalendarContent,
  type CalendarEvent,
  calendarStream,
  type Weekday,
  weekdays,
} from './domain/calendars/calendar.js';
export {
  type Service,
  type ServiceContent,
  type ServiceEvent,
  serviceStream,
  strategies,
  usualHold,
} from './domain/calendars/service.js';
export { metadataLimits, sizeOf } from './domain/deciding/metadata-limits.js';
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
} from './domain/deciding/refused.js';
export { type Reminders, type RemindersEvent, remindersStream } from './domain/bookings/telling/reminders.js';
export type { StatedVersion } from './domain/deciding/stated-version.js';
export type { SlotRequest } from './domain/decisions/bookings/book-slot.js';
export type { DetailChanges } from './domain/decisions/bookings/change-booking-details.js';
export type { ServiceRequest } from './domain/decisions/services/create-service.js';
export { namedStream } from './domain/streams.js';
export { firstDay, firstInstant, lastDay, lastInstant } from './domain/time/interval.js';
export { Waitlisted } from './domain/waiting/waitlisted.js';
export { eventGroups, eventTypes } from './events/event-catalogue.js';
export { HoldCounting } from './hold-counting.js';
export { type IdPrefix, newId } from './new-id.js';
export { DisplaceTheStranded } from './policies/displace-stranded.js';
export { ExpireLapsed } from './policies/expire-lapsed.js';
export { ExpireWaitlistEntries } from './policies/expire-waitlist-entries.js';
export { ForgetCommands } from './policies/forget-commands.js';
export { OfferSpots } from './policies/offer-spots.js';
export { RemindOfBookings } from './policies/remind-of-bookings.js';
export { type Policy, policyEnvelope } from './policies/policy.js';
export { PolicyRunner } from './policies/policy-runner.js';
export { FindAlternatives } from './queries/availability/find-alternatives.js';
export { type BookableDay, type DayFilter, FindDays, type FoundDays } from './queries/availability/find-days.js';
export { FindSlots } from './queries/availability/find-slots.js';
export { type FoundSlots, startsTold } from './queries/availability/found-slots.js';
export { type Looked, SlotWatch } from './queries/availability/slot-watch.js';
export { FindAppointments } from './queries/find-appointments.js';
export { FindBookings } from './queries/find-bookings.js';
export { FindBusy } from './queries/find-busy.js';
export { FindCalendars } from './queries/find-calendars.js';
export { type EventFilter, FindEvents, wantedBy } from './queries/find-events.js';
export { FindOccurrences, type Moment, type OccurrenceNow } from './queries/find-occurrences.js';
export { FindServices } from './queries/find-services.js';
export { FindWaitlistEntries } from './queries/find-waitlist-entries.js';
export { type AsOf, GetAsOf } from './queries/get-as-of.js';
export { GetBooking } from './queries/get-booking.js';
export { GetCalendar } from './queries/get-calendar.js';
export { GetCalendarsOf } from './queries/get-calendars-of.js';
export { GetHistory } from './queries/get-history.js';
export { GetLatest, GetLatestHandler } from './queries/get-latest.js';
export { GetSeries } from './queries/get-series.js';
export { GetService } from './queries/get-service.js';
export { GetWaitlistEntry } from './queries/get-waitlist-entry.js';
export { ManagedThings } from './queries/managed.js';
export { bookingProjections } from './read-models/booking-projections.js';
export type { Scope } from './read-models/scope.js';
export type { Sender } from './sender.js';
export { toCalendarEvent, uidOf } from './telling/appointment.js';
export { BookingCorrespondence, linksOf } from './telling/correspondence.js';
export { keptAfterwards } from './telling/standing/letter-parts.js';
export type { Letter, LetterKind, OfBooking, WriteLetter, Written } from './telling/letters/letter.js';
export { wordsOfBookings } from './telling/letters/standing.js';
export { writeLetter } from './telling/letters/write-letter.js';
export { type Happening, isToldToPrograms, type Mailed, type Told, whoIsTold } from './telling/who-is-told.js';
export { ownRound } from './turns.js';
export { findOverbooked, type OverbookedCalendar, type Unjudged } from './verification/find-overbooked.js';

/** The read models and their rights. */
export const bookingMigrations: MigrationSource = {
  library: 'booking',
  directory: inPackage('libs/booking/migrations'),
  grants: inPackage('libs/booking/grants.sql'),
  editions: inPackage('libs/booking/editions.json'),
};
