import { refuseUnlessFree, refuseViolations } from '../../availability/refuse-slot.js';
import { admit } from '../../bookings/admit.js';
import { type Booking, type BookingStatus, bookingStream, type Taken } from '../../bookings/booking.js';
import { claiming, decideByOf, requestEnds } from '../../bookings/claim-time.js';
import { expiringOthers } from '../../bookings/ending/expire.js';
import {
  asAgreed,
  findOtherPlace,
  givesBack,
  isThere,
  leaving,
  type Move,
  withOverridesKept,
} from '../../bookings/reschedule-target.js';
import { quietly } from '../../bookings/telling/telling.js';
import { closesAt, ensureAllowed, ensureWindowOpen, openBooking } from '../../bookings/transitions.js';
import { readService } from '../../calendars/read-service.js';
import { type Service } from '../../calendars/service.js';
import { strandsOn } from '../../claims/stranded.js';
import { refuseStale } from '../../deciding/asked-change.js';
import { append, type Decision, forever, nothing, type ReadAt } from '../../deciding/decision.js';
import type { StatedVersion } from '../../deciding/stated-version.js';
import { tallying } from '../../limits/count-in-limits.js';
import { counting, type HoldRules, holdEnds } from '../../limits/holds.js';
import { personally } from '../../limits/personal.js';

/** Frees the old time and takes the new one. A displaced booking becomes again what it was. */
export const rescheduleBooking = (
  deciding: ReadAt & HoldRules,
  request: Move & { readonly id: string; readonly stated: StatedVersion | undefined },
): Decision => {
  const { read, now } = deciding;
  const { id, override = [] } = request;
  const asked = openBooking(read, request);
  const { subject, booking } = asked;
  const service = readService(read, booking.serviceId);
  const place = findOtherPlace(deciding, booking, asAgreed(service, booking, request), request);
  const holder = booking.before === 'held' ? booking.holder : null;
  const person = { ...booking, holder, overrides: override };
  const windowEnd = override.includes('window-closed') ? forever : closesAt(booking, service);
  const isLate = now > windowEnd;
  const { verdict, occupied, ...looked } = personally(place, deciding, service, person);
  const circumstances = { ...looked.circumstances, isLate };
  const isStranded = strandsOn(deciding, booking) !== null;
  const moves = isStranded || !isThere(booking, service, request);
  refuseStale(asked, () => {
    if (moves) refuseViolations(verdict, circumstances);
  });
  ensureAllowed(subject, booking, 'reschedule', now);
  if (!moves) return { ...nothing, until: booking.expiresAt ?? forever };
  const ends = [windowEnd + 1, booking.core.start, booking.core.end].filter((at) => at > now);
  const until = Math.min(booking.expiresAt ?? forever, verdict.until, ...ends);
  if (givesBack(booking, request, verdict)) ensureWindowOpen(subject, windowEnd, now);
  refuseUnlessFree(verdict, circumstances, until);
  const taken = withOverridesKept(booking, verdict.taken);
  const moved = { ...booking, ...taken };
  const admitted = admit(deciding, service, { booking: moved, holder }, circumstances);
  const status = booking.before ?? booking.status;
  const decideBy = status === 'pending' ? decideByAfter(booking, service, request, now) : null;
  const expiresAt = expiryOf(booking, service, taken, status, decideBy, now);
  const recounted = status === 'held' ? recounting(booking, expiresAt!) : [];
  const claims = claiming(moved, kindOf(status), expiresAt);
  const tallied = tallying(read, service, moved, expiresAt, booking);
  const others = expiringOthers(deciding, occupied, taken, id);
  const rescheduled = append(bookingStream(id), {
    type: 'BookingRescheduled',
    data: { ...taken, decideBy, expiresAt, ...quietly(request.notify) },
  });
  return {
    events: [...others, ...leaving(booking, taken), ...claims, ...tallied, ...recounted, rescheduled],
    until: Math.min(until, admitted),
  };
};

/** A displaced hold was no longer counted; another one is counted for as long as it lasts there. */
const recounting = ({ id, holder, before, expiresAt: known }: Booking, expiresAt: number) =>
  before !== 'held' && known === expiresAt ? [] : counting(holder, id, expiresAt);

const kindOf = (status: BookingStatus) => (status === 'held' ? 'hold' : status === 'pending' ? 'request' : 'booking');

/** Moved by the customer a request is to be answered as one that is made now; by the desk, by when it was. */
const decideByAfter = ({ before, decideBy }: Booking, service: Service, { byDesk = false }: Move, now: number) =>
  byDesk && before === null ? decideBy : decideByOf(service, now);

const expiryOf = (
  { expiresAt }: Booking,
  { holdSeconds }: Service,
  taken: Taken,
  status: BookingStatus,
  decideBy: number | null,
  now: number,
) => {
  if (status === 'held') return Math.min(taken.core.start, expiresAt ?? holdEnds(taken, now, holdSeconds));
  return status === 'pending' ? requestEnds(taken, decideBy) : null;
};
