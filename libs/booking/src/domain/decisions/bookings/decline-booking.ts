import { bookingStream } from '../../bookings/booking.js';
import { releasing } from '../../bookings/release.js';
import { type EndRequest, endOf } from '../../bookings/telling.js';
import { ensureAllowed, isDone } from '../../bookings/transitions.js';
import { ensureStands } from '../../claims/stranded.js';
import { append, type Decision, nothing, type Read } from '../../deciding/decision.js';
import { found, type Subject } from '../../deciding/refused.js';
import {
  checkPrecondition,
  checkVersion,
  isOwnChange,
  requireVersion,
  type StatedVersion,
} from '../../deciding/stated-version.js';

export const declineBooking = (
  read: Read,
  request: EndRequest & { readonly id: string; readonly stated: StatedVersion | undefined },
  actor: string,
  now: number,
): Decision => {
  const { id, stated } = request;
  const subject: Subject = { kind: 'booking', id };
  const seen = read(bookingStream(id));
  const booking = found(subject, seen.state);
  requireVersion(subject, seen, stated);
  if (isDone(booking, 'decline') || isOwnChange(seen, stated, 'BookingDeclined', actor)) return nothing;
  checkPrecondition(subject, seen, stated);
  checkVersion(subject, seen, stated);
  ensureAllowed(subject, booking, 'decline', now);
  ensureStands(read, booking, now);
  const declined = append(bookingStream(id), { type: 'BookingDeclined', data: endOf(request) });
  return { events: [...releasing(read, booking), declined], until: booking.expiresAt! };
};
