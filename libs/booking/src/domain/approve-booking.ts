import { claiming } from './book-slot.js';
import { bookingStream } from './booking.js';
import { agendasHeld } from './lapsed.js';
import { found, type Subject } from './refused.js';
import { serviceStream } from './service.js';
import { checkPrecondition, checkVersion, isOwnChange, requireVersion, type StatedVersion } from './stated-version.js';
import { ensureStands } from './stranded.js';
import { append, type Decision, nothing, type Read } from './stream.js';
import { tallying } from './tallying.js';
import { ensureAllowed, isDone } from './transitions.js';

export const approveBooking = (
  read: Read,
  { id, stated }: { readonly id: string; readonly stated: StatedVersion | undefined },
  actor: string,
  now: number,
): Decision => {
  const subject: Subject = { kind: 'booking', id };
  const seen = read(bookingStream(id));
  const booking = found(subject, seen.state);
  requireVersion(subject, seen, stated);
  if (isDone(booking, 'approve') || isOwnChange(seen, stated, 'BookingApproved', actor)) return nothing;
  checkPrecondition(subject, seen, stated);
  checkVersion(subject, seen, stated);
  ensureAllowed(subject, booking, 'approve', now);
  read.all(agendasHeld(booking));
  ensureStands(read, booking, now);
  const service = found({ kind: 'service', id: booking.serviceId }, read(serviceStream(booking.serviceId)).state);
  const approved = append(bookingStream(id), { type: 'BookingApproved', data: {} });
  const claims = [...claiming(booking, 'booking', null), ...tallying(read, service, booking, null)];
  return { events: [...claims, approved], until: booking.expiresAt! };
};
