import type { BookingEvent } from '../domain/bookings/booking.js';
import type { CustomerEvent } from '../domain/bookings/customer.js';
import type { RemindersEvent } from '../domain/bookings/reminders.js';
import type { SeriesEvent } from '../domain/bookings/series.js';
import type { WaitlistEntryEvent } from '../domain/bookings/waitlist-entry.js';
import type { CalendarEvent } from '../domain/calendars/calendar.js';
import type { ServiceEvent } from '../domain/calendars/service.js';
import type { mailEvents } from '../events/mail-events.js';
import type { webhookEvents } from '../events/webhook-events.js';
import type { LetterKind } from './letters/letter.js';

/** All that happens and that anybody outside is told of. */
export type Happening =
  | BookingEvent['type']
  | CalendarEvent['type']
  | CustomerEvent['type']
  | RemindersEvent['type']
  | SeriesEvent['type']
  | ServiceEvent['type']
  | WaitlistEntryEvent['type']
  | keyof typeof mailEvents
  | keyof typeof webhookEvents;

/** What somebody is told in a mail: in which letters, and in short. */
export interface Mailed {
  readonly letters: readonly LetterKind[];
  readonly what: string;
}

/** Who is told, and what; null: nothing. What people are told they are told where the service says that it writes to them. */
export interface Told {
  /** Whom the booking is for. */
  readonly customer: Mailed | null;
  /** Those who work there, where the service names them. */
  readonly desk: Mailed | null;
  /** Who waits for a slot. */
  readonly waiting: Mailed | null;
  /** Programs that follow the events: they are told the event itself. */
  readonly webhook: boolean;
}

const programs: Told = { customer: null, desk: null, waiting: null, webhook: true };
const mail = (what: string, ...letters: readonly LetterKind[]): Mailed => ({ what, letters });
const customer = (what: string, ...letters: readonly LetterKind[]): Told => ({
  ...programs,
  customer: mail(what, ...letters),
});
const waiting = (what: string, letter: LetterKind): Told => ({ ...programs, waiting: mail(what, letter) });

/** Who is told what of whatever happens: one line each, and what has none does not compile. */
export const whoIsTold = {
  BookingHeld: programs,
  HoldExtended: programs,
  HoldExpired: programs,
  BookingRequested: {
    ...customer('requested, and by when it is answered', 'requested'),
    desk: mail('to be approved', 'desk-requested'),
  },
  BookingRequestExpired: customer('expired: nobody answered in time', 'expired'),
  BookingConfirmed: { ...customer('confirmed', 'confirmed'), desk: mail('new', 'desk-booked') },
  BookingApproved: customer('confirmed', 'confirmed'),
  BookingDeclined: customer('declined', 'declined'),
  BookingRescheduled: customer('moved, unless it has been told no earlier time', 'moved', 'confirmed', 'requested'),
  BookingDetailsChanged: customer(
    'what is so now, where the booking is for somebody else or an address is new',
    'confirmed',
    'requested',
  ),
  BookingCancelled: {
    ...customer('cancelled', 'cancelled'),
    desk: mail('cancelled, where the customer did it', 'desk-cancelled'),
  },
  BookingCompleted: programs,
  BookingMarkedNoShow: programs,
  BookingDisplaced: customer('displaced, with other slots that are free', 'displaced'),
  BookingReminderDue: customer('reminded, so long before as the service says', 'reminder'),
  CalendarCreated: programs,
  CalendarChanged: programs,
  BlackoutAdded: programs,
  BlackoutRemoved: programs,
  CalendarArchived: programs,
  CalendarRestored: programs,
  ServiceCreated: programs,
  ServiceChanged: programs,
  ServiceArchived: programs,
  ServiceRestored: programs,
  SeriesBooked: programs,
  SeriesCancelled: programs,
  WaitlistJoined: programs,
  WaitlistSpotOffered: waiting('offered, and until when it is held', 'offered'),
  WaitlistOfferExpired: waiting('the offer has run out', 'offer-over'),
  WaitlistAccepted: programs,
  WaitlistExpired: programs,
  WaitlistLeft: waiting('the wait is over, where three offers ran out', 'wait-over'),
  CustomerErased: programs,
  WebhookWaiting: programs,
  WebhookDisabled: programs,
  MailFailed: programs,
} as const satisfies Record<Happening, Told>;

/** Whether programs are told of events of a type. */
export const isToldToPrograms = (type: string): boolean =>
  Object.hasOwn(whoIsTold, type) && whoIsTold[type as Happening].webhook;
