import { bookingStream } from '../../bookings/booking.js';
import { releasing } from '../../bookings/ending/release.js';
import { type EndRequest, endOf } from '../../bookings/telling/telling.js';
import { closesAt, ensureAllowed, ensureWindowOpen, isDone, openBooking } from '../../bookings/transitions.js';
import { readService } from '../../calendars/read-service.js';
import { isMadeAlready } from '../../deciding/asked-change.js';
import { append, type Deciding, type Decision, nothing } from '../../deciding/decision.js';
import { type Override } from '../../deciding/refused.js';
import type { StatedVersion } from '../../deciding/stated-version.js';

export interface Cancellation extends EndRequest {
  readonly id: string;
  readonly stated: StatedVersion | undefined;
  readonly override?: readonly Override[] | undefined;
}

export const cancelBooking = ({ read, actor, now }: Deciding, request: Cancellation): Decision => {
  const { id, override = [] } = request;
  const asked = openBooking(read, request);
  const { subject, booking } = asked;
  const service = readService(read, booking.serviceId);
  if (isMadeAlready(asked, { isDone: isDone(booking, 'cancel'), own: { type: 'BookingCancelled', actor } }))
    return nothing;
  ensureAllowed(subject, booking, 'cancel', now);
  const closedAt = override.includes('window-closed') ? Number.POSITIVE_INFINITY : closesAt(booking, service);
  ensureWindowOpen(subject, closedAt, now);
  const cancelled = append(bookingStream(id), { type: 'BookingCancelled', data: endOf(request) });
  const released = booking.status === 'displaced' ? [] : releasing(read, booking);
  return { events: [...released, cancelled], until: Math.min(closedAt + 1, booking.expiresAt ?? closedAt + 1) };
};
