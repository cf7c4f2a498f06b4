import { type Booking, bookingStream } from './booking.js';
import { agendasHeld, freeing } from './move.js';
import { found, type Subject } from './refused.js';
import type { Service } from './service.js';
import { checkPrecondition, checkVersion, isOwnChange, requireVersion, type StatedVersion } from './stated-version.js';
import { append, type Decision, nothing, type Seen } from './stream.js';
import { closesAt, ensureAllowed, ensureWindowOpen } from './transitions.js';

export const cancelBooking = (
  seen: { readonly booking: Seen<Booking | null>; readonly service: Seen<Service | null> },
  request: { readonly id: string; readonly stated: StatedVersion | undefined; readonly reason: string | null },
  actor: string,
  now: number,
): Decision => {
  const { id, stated, reason } = request;
  const subject: Subject = { kind: 'booking', id };
  const booking = found(subject, seen.booking.state);
  const service = found({ kind: 'service', id: booking.serviceId }, seen.service.state);
  requireVersion(subject, seen.booking, stated);
  if (booking.status === 'cancelled' || isOwnChange(seen.booking, stated, 'BookingCancelled', actor)) return nothing;
  checkPrecondition(subject, seen.booking, stated);
  checkVersion(subject, seen.booking, stated);
  ensureAllowed(subject, booking, 'cancel');
  const closedAt = closesAt(booking, service);
  ensureWindowOpen(subject, closedAt, now);
  const cancelled = append(bookingStream(id), { type: 'BookingCancelled', data: { reason } });
  return { events: [...freeing(id, agendasHeld(booking)), cancelled], until: closedAt + 1 };
};
