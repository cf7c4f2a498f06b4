import { type Agenda, claimsSeen } from './agenda.js';
import { judge, taking } from './availability.js';
import type { Booking } from './booking.js';
import type { Calendar } from './calendar.js';
import { asAgreed, isThere, type Move, moving, wantedBy } from './move.js';
import { refuseUnlessFree, refuseViolations } from './refuse-slot.js';
import { found, type Subject } from './refused.js';
import type { Service } from './service.js';
import { checkPrecondition, checkVersion, requireVersion, type StatedVersion } from './stated-version.js';
import { type Decision, nothing, type Seen } from './stream.js';
import { closesAt, ensureAllowed, ensureWindowOpen } from './transitions.js';

/** `calendar`: the one that the service uses now; `agendas`: those of `agendasToTake`. */
export const rescheduleBooking = (
  seen: {
    readonly booking: Seen<Booking | null>;
    readonly service: Seen<Service | null>;
    readonly calendar: Seen<Calendar | null>;
    readonly agendas: readonly Seen<Agenda>[];
  },
  request: Move & { readonly id: string; readonly stated: StatedVersion | undefined },
  now: number,
): Decision => {
  const { id, stated } = request;
  const subject: Subject = { kind: 'booking', id };
  const booking = found(subject, seen.booking.state);
  const { serviceId } = booking;
  const service = found({ kind: 'service', id: serviceId }, seen.service.state);
  const calendar = found({ kind: 'calendar', id: service.uses[0]!.calendarId }, seen.calendar.state);
  const context = {
    service: asAgreed(service, booking),
    calendar,
    claims: claimsSeen(seen.agendas),
    ignoreBooking: id,
  };
  const asked = { serviceId, ...wantedBy(booking, request), ignoreBooking: id };
  const taken = taking(context, asked);
  const verdict = judge(context, asked, now);
  const moves = !isThere(booking, taken);
  requireVersion(subject, seen.booking, stated);
  checkPrecondition(subject, seen.booking, stated);
  if (moves) refuseViolations(verdict);
  checkVersion(subject, seen.booking, stated);
  ensureAllowed(subject, booking, 'reschedule');
  if (!moves) return nothing;
  const closedAt = closesAt(booking, service);
  const until = Math.min(closedAt + 1, verdict.until);
  ensureWindowOpen(subject, closedAt, now);
  refuseUnlessFree(context, seen.agendas, asked, verdict, until);
  return { events: moving(booking, taken), until };
};
