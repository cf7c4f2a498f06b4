import { agendaStreams, type Claim } from './agenda.js';
import { type Booking, bookingStream } from './booking.js';
import { endOffer } from './end-offer.js';
import { holdsStream } from './holds.js';
import { type Interval, overlap } from './interval.js';
import type { Occupied } from './lane.js';
import { lapsesAt } from './occupancy.js';
import { type Append, append, type Read } from './stream.js';
import { untallying } from './tallying.js';
import type { OfferEnd } from './waitlist-entry.js';

/** The agendas that a booking stands on. */
export const agendasHeld = ({ calendarIds, buffered }: Pick<Booking, 'calendarIds' | 'buffered'>) =>
  calendarIds.flatMap((calendarId) => agendaStreams(calendarId, buffered));

/** Gives back all that a booking has: its time, its place among what is counted, and what it was an offer for. */
export const releasing = (read: Read, booking: Booking, cause: OfferEnd = 'given-back'): Append[] => {
  const { id: bookingId, holder, status } = booking;
  const agendas = agendasHeld(booking);
  read.all(agendas);
  const freed = agendas.map((agenda) => append(agenda, { type: 'TimeFreed', data: { bookingId } }));
  const uncounted = status === 'held' ? uncounting(read, bookingId, holder) : [];
  const ended = status === 'held' ? endOffer(read, booking, cause) : [];
  return [...freed, ...untallying(read, booking), ...uncounted, ...ended];
};

export const uncounting = (read: Read, bookingId: string, holder: string | null): Append[] => {
  if (holder === null) return [];
  const stream = holdsStream(holder);
  read(stream);
  return [append(stream, { type: 'HoldReleased', data: { bookingId } })];
};

/** The end of a hold or request that ran out, and of all its claims. */
export const expiring = (read: Read, booking: Booking): Append[] => {
  const type = booking.status === 'held' ? 'HoldExpired' : 'BookingRequestExpired';
  return [...releasing(read, booking, 'lapsed'), append(bookingStream(booking.id), { type, data: {} })];
};

/** Who takes the time of claims that have lapsed records their end: all of them on the calendars that are taken. */
export const expiringOthers = (
  read: Read,
  occupied: readonly Occupied[],
  { calendarIds, buffered }: { readonly calendarIds: readonly string[]; readonly buffered: Interval },
  bookingId: string,
  now: number,
): Append[] => {
  const isInTheWay = (claim: Claim) =>
    claim.bookingId !== bookingId && lapsesAt(claim) <= now && overlap(claim.buffered, buffered);
  const claims = occupied
    .filter(({ calendar }) => calendarIds.includes(calendar.id))
    .flatMap(({ claims }) => claims.filter(isInTheWay));
  const ids = [...new Set(claims.map((claim) => claim.bookingId))];
  const bookings = read.all(ids.map((id) => bookingStream(id)));
  return bookings.flatMap(({ state }) => expiring(read, state!));
};
