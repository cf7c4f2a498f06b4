import { bookingStream } from '../../bookings/booking.js';
import { releasing } from '../../bookings/ending/release.js';
import { type EndRequest, endOf } from '../../bookings/telling/telling.js';
import { ensureAllowed, isDone, openBooking } from '../../bookings/transitions.js';
import { ensureStands } from '../../claims/stranded.js';
import { isMadeAlready } from '../../deciding/asked-change.js';
import { append, type Deciding, type Decision, nothing } from '../../deciding/decision.js';
import type { StatedVersion } from '../../deciding/stated-version.js';

export const declineBooking = (
  deciding: Deciding,
  request: EndRequest & { readonly id: string; readonly stated: StatedVersion | undefined },
): Decision => {
  const { read, actor, now } = deciding;
  const { id } = request;
  const asked = openBooking(read, request);
  const { subject, booking } = asked;
  if (isMadeAlready(asked, { isDone: isDone(booking, 'decline'), own: { type: 'BookingDeclined', actor } }))
    return nothing;
  ensureAllowed(subject, booking, 'decline', now);
  ensureStands(deciding, booking);
  const declined = append(bookingStream(id), { type: 'BookingDeclined', data: endOf(request) });
  return { events: [...releasing(read, booking), declined], until: booking.expiresAt! };
};
