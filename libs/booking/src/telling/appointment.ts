import type { CalendarFileEvent } from '#libs/icalendar';
import type { Booking } from '../domain/bookings/booking.js';

/** What a booking is called in somebody's calendar, and where it takes place. */
export interface Naming {
  readonly summary: string;
  readonly location: string | null;
}

const over = new Set<Booking['status']>(['declined', 'cancelled', 'displaced', 'expired']);

/** Whether nothing comes of it any more. */
export const isCalledOff = ({ status }: Pick<Booking, 'status'>): boolean => over.has(status);

const standing = (status: Booking['status']): CalendarFileEvent['status'] => {
  if (over.has(status)) return 'cancelled';
  return status === 'held' || status === 'pending' ? 'tentative' : 'confirmed';
};

/** Two tenants may have bookings of one id, and one person both: the first tenant has the bare name. */
export const uidOf = (tenant: string, id: string): string => `${id}@${tenant === 'default' ? '' : `${tenant}.`}slotlog`;

/** A booking as it stands in a calendar. */
export const toCalendarEvent = (
  tenant: string,
  booking: Booking,
  { summary, location }: Naming,
): CalendarFileEvent => ({
  uid: uidOf(tenant, booking.id),
  sequence: booking.sequence,
  changedAt: booking.updatedAt,
  start: booking.core.start,
  end: booking.core.end,
  status: standing(booking.status),
  summary,
  location,
  url: null,
  organizer: null,
  attendee: null,
});

/** Whether it was ever more than a hold, and so stood in calendars. */
export const wasAgreed = ({ status, before, creation, cancellationWindow }: Booking): boolean =>
  status !== 'held' &&
  before !== 'held' &&
  (creation.holdSeconds === null || cancellationWindow !== null || !over.has(status));
