import { admit } from '../../bookings/admit.js';
import { bookingStream } from '../../bookings/booking.js';
import { claiming } from '../../bookings/claim-time.js';
import { regain } from '../../bookings/regain.js';
import { ensureAllowed, openBooking, refuseTransition } from '../../bookings/transitions.js';
import { readService } from '../../calendars/read-service.js';
import { ensureStands } from '../../claims/stranded.js';
import { refuseStale } from '../../deciding/asked-change.js';
import { append, type Decision, nothing, type ReadAt } from '../../deciding/decision.js';
import type { StatedVersion } from '../../deciding/stated-version.js';
import { tallying } from '../../limits/count-in-limits.js';
import { counting, type HoldRules, holdEnds, refuseTooLong } from '../../limits/holds.js';

/** From now on for so many seconds, by default for as long as the service usually holds; never shorter than it was. */
export const extendHold = (
  deciding: ReadAt & HoldRules,
  request: { readonly id: string; readonly stated: StatedVersion | undefined; readonly seconds: number | null },
): Decision => {
  const { read, now } = deciding;
  const { id, seconds } = request;
  const asked = openBooking(read, request);
  const { subject, booking } = asked;
  const service = readService(read, booking.serviceId);
  refuseStale(asked, () => refuseTooLong(service, seconds, '/seconds'));
  ensureAllowed(subject, booking, 'extend', now);
  if (booking.waitlistEntryId !== null && booking.isExtended) {
    refuseTransition(subject, booking, 'held', ['confirm', 'reschedule', 'cancel']);
  }
  ensureStands(deciding, booking);
  const { events, taken, until, isAnew, circumstances } = regain(deciding, booking, service, booking);
  const holder = isAnew ? booking.holder : null;
  const admitted = admit(deciding, service, { booking, holder }, circumstances);
  const length = seconds ?? service.holdSeconds;
  const expiresAt = Math.max(isAnew ? now : booking.expiresAt!, holdEnds(taken, now, length));
  if (expiresAt === booking.expiresAt && !isAnew) {
    const isAsLongAsItCanBe = expiresAt === taken.core.start;
    return { ...nothing, until: isAsLongAsItCanBe ? expiresAt : expiresAt - length * 1_000 + 1 };
  }
  const held = { ...booking, ...taken };
  const claims = claiming(held, 'hold', expiresAt);
  const counted = [...tallying(read, service, held, expiresAt), ...counting(booking.holder, id, expiresAt)];
  const extended = append(bookingStream(id), { type: 'HoldExtended', data: { expiresAt, ...taken } });
  return {
    events: [...events, ...claims, ...counted, extended],
    until: Math.min(until, admitted),
  };
};
