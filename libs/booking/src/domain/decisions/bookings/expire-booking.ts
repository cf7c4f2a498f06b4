import { bookingStream } from '../../bookings/booking.js';
import { expiring } from '../../bookings/ending/expire.js';
import { lapsesAt } from '../../claims/occupancy.js';
import { type Decision, forever, nothing, type ReadAt } from '../../deciding/decision.js';

/** Records the end of a hold or request that has run out, if it has and nobody did. */
export const expireBooking = ({ read, now }: ReadAt, id: string): Decision => {
  const booking = read(bookingStream(id)).state;
  if (booking?.status !== 'held' && booking?.status !== 'pending') return nothing;
  const lapses = lapsesAt(booking);
  return now < lapses ? { ...nothing, until: lapses } : { events: expiring(read, booking), until: forever };
};
