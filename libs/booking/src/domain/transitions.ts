import type { Booking, BookingStatus } from './booking.js';
import { minute } from './interval.js';
import { Refused, type Subject } from './refused.js';
import type { Service } from './service.js';

type Transition = 'reschedule' | 'cancel';

/** Where a booking may go from where it is. */
export const transitions: Record<BookingStatus, readonly Transition[]> = {
  confirmed: ['reschedule', 'cancel'],
  cancelled: [],
};

export const ensureAllowed = (subject: Subject, { status, version }: Booking, transition: Transition) => {
  const allowed = transitions[status];
  if (allowed.includes(transition)) return;
  throw new Refused('illegal-transition', { subject, currentStatus: status, allowed, currentVersion: version });
};

/** The last instant at which a booking may be cancelled or moved. */
export const closesAt = ({ core }: Booking, { cancellationWindow }: Service) =>
  core.start - cancellationWindow * minute;

export const ensureWindowOpen = (subject: Subject, closedAt: number, now: number) => {
  if (now > closedAt) throw new Refused('window-closed', { subject, closedAt });
};
