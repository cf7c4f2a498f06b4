import { bookingStream } from '../../bookings/booking.js';
import { shortening } from '../../bookings/ending/shorten.js';
import { ensureAllowed, isDone, refuseTransition } from '../../bookings/transitions.js';
import { ensureStands } from '../../claims/stranded.js';
import { append, type Decision, forever, nothing, type Read } from '../../deciding/decision.js';
import { found, type Subject } from '../../deciding/refused.js';
import {
  checkPrecondition,
  checkVersion,
  isOwnChange,
  requireVersion,
  type StatedVersion,
} from '../../deciding/stated-version.js';

interface Closing {
  readonly id: string;
  readonly stated: StatedVersion | undefined;
}

/** Somebody came, and what is left of the time is free: not to be said before it should have begun. */
export const completeBooking = (read: Read, closing: Closing, actor: string, now: number) =>
  close(read, closing, { transition: 'complete', type: 'BookingCompleted' }, actor, now);

/** Nobody came, and what is left of the time is free. */
export const markNoShow = (read: Read, closing: Closing, actor: string, now: number) =>
  close(read, closing, { transition: 'no-show', type: 'BookingMarkedNoShow' }, actor, now);

type End =
  | { readonly transition: 'complete'; readonly type: 'BookingCompleted' }
  | { readonly transition: 'no-show'; readonly type: 'BookingMarkedNoShow' };

const close = (read: Read, { id, stated }: Closing, end: End, actor: string, now: number): Decision => {
  const { transition, type } = end;
  const subject: Subject = { kind: 'booking', id };
  const seen = read(bookingStream(id));
  const booking = found(subject, seen.state);
  requireVersion(subject, seen, stated);
  if (isDone(booking, transition) || isOwnChange(seen, stated, type, actor)) return nothing;
  checkPrecondition(subject, seen, stated);
  checkVersion(subject, seen, stated);
  ensureAllowed(subject, booking, transition, now);
  const { start } = booking.core;
  if (now < start) refuseTransition(subject, booking, booking.status, ['reschedule', 'cancel'], start);
  ensureStands(read, booking, now);
  const { end: ends } = booking.core;
  const shortened = now < ends ? shortening(read, booking, now) : [];
  return { events: [...shortened, append(bookingStream(id), { type, data: {} })], until: now < ends ? ends : forever };
};
