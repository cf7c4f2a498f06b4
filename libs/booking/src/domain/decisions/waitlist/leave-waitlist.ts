import { leavingLine } from '../../bookings/waitlist/leave-line.js';
import { type LeaveReason, waitlistEntryStream } from '../../bookings/waitlist/waitlist-entry.js';
import { type Decision, nothing, type ReadAt } from '../../deciding/decision.js';
import { found, Refused, type Subject } from '../../deciding/refused.js';

interface Leaving {
  readonly id: string;
  /** Whose entries there are for the caller, null: all. */
  readonly onlyCustomer: string | null;
  readonly reason?: LeaveReason;
}

/** Who leaves gives back what is offered. */
export const leaveWaitlist = (deciding: ReadAt, { id, onlyCustomer, reason = 'asked-for' }: Leaving): Decision => {
  const { read } = deciding;
  const subject: Subject = { kind: 'waitlist-entry', id };
  const stream = waitlistEntryStream(id);
  const seen = read(stream);
  const entry = found(subject, seen.state);
  if (onlyCustomer !== null && entry.customer.id !== onlyCustomer) found(subject, null);
  const { status: currentStatus, version: currentVersion } = entry;
  if (currentStatus === 'left') return nothing;
  if (currentStatus === 'accepted' || currentStatus === 'expired') {
    throw new Refused('illegal-transition', { subject, currentStatus, allowed: [], currentVersion });
  }
  return leavingLine(deciding, entry, reason);
};
