import { bookingStream } from '../../bookings/booking.js';
import { shortening } from '../../bookings/ending/shorten.js';
import { ensureAllowed, isDone, openBooking, refuseTransition } from '../../bookings/transitions.js';
import { ensureStands } from '../../claims/stranded.js';
import { isMadeAlready } from '../../deciding/asked-change.js';
import { append, type Deciding, type Decision, forever, nothing } from '../../deciding/decision.js';
import type { StatedVersion } from '../../deciding/stated-version.js';

interface Closing {
  readonly id: string;
  readonly stated: StatedVersion | undefined;
}

/** Somebody came, and what is left of the time is free: not to be said before it should have begun. */
export const completeBooking = (deciding: Deciding, closing: Closing) =>
  close(deciding, closing, { transition: 'complete', type: 'BookingCompleted' });

/** Nobody came, and what is left of the time is free. */
export const markNoShow = (deciding: Deciding, closing: Closing) =>
  close(deciding, closing, { transition: 'no-show', type: 'BookingMarkedNoShow' });

type End =
  | { readonly transition: 'complete'; readonly type: 'BookingCompleted' }
  | { readonly transition: 'no-show'; readonly type: 'BookingMarkedNoShow' };

const close = (deciding: Deciding, { id, stated }: Closing, end: End): Decision => {
  const { read, actor, now } = deciding;
  const { transition, type } = end;
  const asked = openBooking(read, { id, stated });
  const { subject, booking } = asked;
  if (isMadeAlready(asked, { isDone: isDone(booking, transition), own: { type, actor } })) return nothing;
  ensureAllowed(subject, booking, transition, now);
  const { start } = booking.core;
  if (now < start) refuseTransition(subject, booking, booking.status, ['reschedule', 'cancel'], start);
  ensureStands(deciding, booking);
  const { end: ends } = booking.core;
  const shortened = now < ends ? shortening(booking, now) : [];
  return { events: [...shortened, append(bookingStream(id), { type, data: {} })], until: now < ends ? ends : forever };
};
