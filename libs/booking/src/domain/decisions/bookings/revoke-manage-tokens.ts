import { bookingStream } from '../../bookings/booking.js';
import { append, type Decision, forever, type Read } from '../../deciding/decision.js';
import { found } from '../../deciding/refused.js';

/** From now on the booking is as if it had been handed on, to the same person: no token that was made before opens it. */
export const revokeManageTokens = (read: Read, id: string): Decision => {
  const stream = bookingStream(id);
  found({ kind: 'booking', id }, read(stream).state);
  return { events: [append(stream, { type: 'BookingDetailsChanged', data: { handedOn: true } })], until: forever };
};
