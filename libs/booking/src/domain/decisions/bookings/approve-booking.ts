import { bookingStream } from '../../bookings/booking.js';
import { claiming } from '../../bookings/claim-time.js';
import { quietly } from '../../bookings/telling/telling.js';
import { ensureAllowed, isDone, openBooking } from '../../bookings/transitions.js';
import { readService } from '../../calendars/read-service.js';
import { ensureStands } from '../../claims/stranded.js';
import { isMadeAlready } from '../../deciding/asked-change.js';
import { append, type Deciding, type Decision, nothing } from '../../deciding/decision.js';
import type { StatedVersion } from '../../deciding/stated-version.js';
import { tallying } from '../../limits/count-in-limits.js';

export const approveBooking = (
  deciding: Deciding,
  request: { readonly id: string; readonly stated: StatedVersion | undefined; readonly notify?: boolean | undefined },
): Decision => {
  const { read, actor, now } = deciding;
  const { id, notify } = request;
  const asked = openBooking(read, request);
  const { subject, booking } = asked;
  if (isMadeAlready(asked, { isDone: isDone(booking, 'approve'), own: { type: 'BookingApproved', actor } }))
    return nothing;
  ensureAllowed(subject, booking, 'approve', now);
  ensureStands(deciding, booking);
  const service = readService(read, booking.serviceId);
  const terms = { cancellationWindow: service.cancellationWindow, ...quietly(notify) };
  const approved = append(bookingStream(id), { type: 'BookingApproved', data: terms });
  const claims = [...claiming(booking, 'booking', null), ...tallying(read, service, booking, null)];
  return { events: [...claims, approved], until: booking.expiresAt! };
};
