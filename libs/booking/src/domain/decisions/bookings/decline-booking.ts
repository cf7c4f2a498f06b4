import { bookingStream } from '../../bookings/booking.js';
import { releasing } from '../../bookings/ending/release.js';
import { type EndRequest, endOf } from '../../bookings/telling/telling.js';
import { ensureAllowed, isDone, openBooking } from '../../bookings/transitions.js';
import { ensureStands } from '../../claims/stranded.js';
import { isMadeAlready } from '../../deciding/asked-change.js';
import { append, type Decision, nothing, type Read } from '../../deciding/decision.js';
import type { StatedVersion } from '../../deciding/stated-version.js';

export const declineBooking = (
  read: Read,
  request: EndRequest & { readonly id: string; readonly stated: StatedVersion | undefined },
  actor: string,
  now: number,
): Decision => {
  const { id } = request;
  const asked = openBooking(read, request);
  const { subject, booking } = asked;
  if (isMadeAlready(asked, { isDone: isDone(booking, 'decline'), own: { type: 'BookingDeclined', actor } }))
    return nothing;
  ensureAllowed(subject, booking, 'decline', now);
  ensureStands(read, booking, now);
  const declined = append(bookingStream(id), { type: 'BookingDeclined', data: endOf(request) });
  return { events: [...releasing(read, booking), declined], until: booking.expiresAt! };
};
