import { bookingStream } from '../../bookings/booking.js';
import { shortening } from '../../bookings/ending/shorten.js';
import { ensureAllowed, isDone, openBooking, refuseTransition } from '../../bookings/transitions.js';
import { ensureStands } from '../../claims/stranded.js';
import { isMadeAlready } from '../../deciding/asked-change.js';
import { append, type Decision, forever, nothing, type Read } from '../../deciding/decision.js';
import type { StatedVersion } from '../../deciding/stated-version.js';

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
  const asked = openBooking(read, { id, stated });
  const { subject, booking } = asked;
  if (isMadeAlready(asked, { isDone: isDone(booking, transition), own: { type, actor } })) return nothing;
  ensureAllowed(subject, booking, transition, now);
  const { start } = booking.core;
  if (now < start) refuseTransition(subject, booking, booking.status, ['reschedule', 'cancel'], start);
  ensureStands(read, booking, now);
  const { end: ends } = booking.core;
  const shortened = now < ends ? shortening(booking, now) : [];
  return { events: [...shortened, append(bookingStream(id), { type, data: {} })], until: now < ends ? ends : forever };
};
