import { bookingStream } from '../../bookings/booking.js';
import { releasing } from '../../bookings/release.js';
import { type EndRequest, endOf } from '../../bookings/telling.js';
import { closesAt, ensureAllowed, ensureWindowOpen, isDone } from '../../bookings/transitions.js';
import { serviceStream } from '../../calendars/service.js';
import { append, type Decision, nothing, type Read } from '../../deciding/decision.js';
import { found, type Override, type Subject } from '../../deciding/refused.js';
import {
  checkPrecondition,
  checkVersion,
  isOwnChange,
  requireVersion,
  type StatedVersion,
} from '../../deciding/stated-version.js';

export interface Cancellation extends EndRequest {
  readonly id: string;
  readonly stated: StatedVersion | undefined;
  readonly override?: readonly Override[] | undefined;
}

export const cancelBooking = (read: Read, request: Cancellation, actor: string, now: number): Decision => {
  const { id, stated, override = [] } = request;
  const subject: Subject = { kind: 'booking', id };
  const seen = read(bookingStream(id));
  const booking = found(subject, seen.state);
  const service = found({ kind: 'service', id: booking.serviceId }, read(serviceStream(booking.serviceId)).state);
  requireVersion(subject, seen, stated);
  if (isDone(booking, 'cancel') || isOwnChange(seen, stated, 'BookingCancelled', actor)) return nothing;
  checkPrecondition(subject, seen, stated);
  checkVersion(subject, seen, stated);
  ensureAllowed(subject, booking, 'cancel', now);
  const closedAt = override.includes('window-closed') ? Number.POSITIVE_INFINITY : closesAt(booking, service);
  ensureWindowOpen(subject, closedAt, now);
  const cancelled = append(bookingStream(id), { type: 'BookingCancelled', data: endOf(request) });
  const released = booking.status === 'displaced' ? [] : releasing(read, booking);
  return { events: [...released, cancelled], until: Math.min(closedAt + 1, booking.expiresAt ?? closedAt + 1) };
};
