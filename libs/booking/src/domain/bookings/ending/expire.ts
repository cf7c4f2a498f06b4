import { type Claim } from '../../claims/agenda.js';
import type { Occupied } from '../../claims/lane.js';
import { lapsesAt } from '../../claims/occupancy.js';
import { type Append, append, type Read, type ReadAt } from '../../deciding/decision.js';
import { type Interval, overlap } from '../../time/interval.js';
import { type Booking, bookingStream } from '../booking.js';
import { releasing } from './release.js';

/** The end of a hold or request that ran out, and of all its claims. */
export const expiring = (read: Read, booking: Booking): Append[] => {
  const type = booking.status === 'held' ? 'HoldExpired' : 'BookingRequestExpired';
  return [...releasing(read, booking, 'lapsed'), append(bookingStream(booking.id), { type, data: {} })];
};

/** Who takes the time of claims that have lapsed records their end: all of them on the calendars that are taken. */
export const expiringOthers = (
  { read, now }: ReadAt,
  occupied: readonly Occupied[],
  { calendarIds, buffered }: { readonly calendarIds: readonly string[]; readonly buffered: Interval },
  bookingId: string,
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
