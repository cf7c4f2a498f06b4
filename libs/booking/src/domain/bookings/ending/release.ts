import { serviceStream } from '../../calendars/service.js';
import { agendasHeld } from '../../claims/agenda.js';
import { type Append, append, isReadable, type Read } from '../../deciding/decision.js';
import { untallying } from '../../limits/count-in-limits.js';
import { holdsStream } from '../../limits/holds.js';
import { type Booking } from '../booking.js';
import { endOffer } from '../waitlist/end-offer.js';
import { type OfferEnd, waitlistEntryStream } from '../waitlist/waitlist-entry.js';

/** Gives back all that a booking has: its time, its place among what is counted, and what it was an offer for. */
export const releasing = (read: Read, booking: Booking, cause: OfferEnd = 'given-back'): Append[] => {
  const { id: bookingId, holder, status } = booking;
  const freed = agendasHeld(booking).map((agenda) => append(agenda, { type: 'TimeFreed', data: { bookingId } }));
  const ended = status === 'held' ? endOffer(read, booking, cause) : [];
  return [...freed, ...untallying(read, booking), ...uncounting(bookingId, holder), ...ended];
};

/** Those of some bookings of which all can be read that `releasing` has to know. */
export const releasable = (read: Read, bookings: readonly Booking[]): Booking[] => {
  const services = read.all(bookings.map(({ serviceId }) => serviceStream(serviceId)));
  return bookings.filter((booking, at) => isReadable(services[at]!) && isReadableOffer(read, booking));
};

const isReadableOffer = (read: Read, { status, waitlistEntryId }: Booking) =>
  status !== 'held' || waitlistEntryId === null || isReadable(read(waitlistEntryStream(waitlistEntryId)));

export const uncounting = (bookingId: string, holder: string | null): Append[] => {
  if (holder === null) return [];
  return [append(holdsStream(holder), { type: 'HoldReleased', data: { bookingId } })];
};
