import type { BookingEvent } from '../domain/bookings/booking.js';
import type { CustomerEvent } from '../domain/bookings/customer.js';
import type { SeriesEvent } from '../domain/bookings/series.js';
import type { WaitlistEntryEvent } from '../domain/bookings/waitlist-entry.js';
import type { CalendarEvent } from '../domain/calendars/calendar.js';
import type { ServiceEvent } from '../domain/calendars/service.js';
import type { webhookEvents } from '../events/webhook-events.js';

/** All that happens and that anybody outside is told of. */
export type Happening =
  | BookingEvent['type']
  | CalendarEvent['type']
  | CustomerEvent['type']
  | SeriesEvent['type']
  | ServiceEvent['type']
  | WaitlistEntryEvent['type']
  | keyof typeof webhookEvents;

/** Who is told, and what; null: nothing. What people are told they are told where the service says that it writes to them. */
export interface Told {
  /** Whom the booking is for. */
  readonly customer: string | null;
  /** Those who work there, where the service names them. */
  readonly desk: string | null;
  /** Who waits for a slot. */
  readonly waiting: string | null;
  /** Programs that follow the events: they are told the event itself. */
  readonly webhook: boolean;
}

const programs: Told = { customer: null, desk: null, waiting: null, webhook: true };
const customer = (what: string): Told => ({ ...programs, customer: what });
const waiting = (what: string): Told => ({ ...programs, waiting: what });

/** Who is told what of whatever happens: one line each, and what has none does not compile. */
export const whoIsTold = {
  BookingHeld: programs,
  HoldExtended: programs,
  HoldExpired: programs,
  BookingRequested: { ...customer('requested, and by when it is answered'), desk: 'to be approved' },
  BookingRequestExpired: customer('expired: nobody answered in time'),
  BookingConfirmed: { ...customer('confirmed'), desk: 'new' },
  BookingApproved: customer('confirmed'),
  BookingDeclined: customer('declined'),
  BookingRescheduled: customer('moved, unless it has been told no earlier time'),
  BookingDetailsChanged: customer('what is so now, where the booking is for somebody else or an address is new'),
  BookingCancelled: { ...customer('cancelled'), desk: 'cancelled, where the customer did it' },
  BookingCompleted: programs,
  BookingMarkedNoShow: programs,
  BookingDisplaced: customer('displaced, with other slots that are free'),
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
  WaitlistSpotOffered: waiting('offered, and until when it is held'),
  WaitlistOfferExpired: waiting('the offer has run out'),
  WaitlistAccepted: programs,
  WaitlistExpired: programs,
  WaitlistLeft: waiting('the wait is over, where three offers ran out'),
  CustomerErased: programs,
  WebhookWaiting: programs,
  WebhookDisabled: programs,
} as const satisfies Record<Happening, Told>;

/** Whether programs are told of events of a type. */
export const isToldToPrograms = (type: string): boolean =>
  Object.hasOwn(whoIsTold, type) && whoIsTold[type as Happening].webhook;
