import { type Booking, bookingStream } from '../../bookings/booking.js';
import { releasing } from '../../bookings/release.js';
import { hasRunOut } from '../../bookings/transitions.js';
import { waitlistStream } from '../../bookings/waitlist.js';
import { waitlistEntryStream } from '../../bookings/waitlist-entry.js';
import { type Append, append, type Decision, forever, nothing, type Read } from '../../deciding/decision.js';
import { found, Refused, type Subject } from '../../deciding/refused.js';

/** Who leaves gives back what is offered. `onlyCustomer`: whose entries there are for the caller, null: all. */
export const leaveWaitlist = (
  read: Read,
  { id, onlyCustomer }: { readonly id: string; readonly onlyCustomer: string | null },
  now: number,
): Decision => {
  const subject: Subject = { kind: 'waitlist-entry', id };
  const stream = waitlistEntryStream(id);
  const seen = read(stream);
  const entry = found(subject, seen.state);
  if (onlyCustomer !== null && entry.customer.id !== onlyCustomer) found(subject, null);
  const { status: currentStatus, version: currentVersion, serviceId } = entry;
  if (currentStatus === 'left') return nothing;
  if (currentStatus === 'accepted' || currentStatus === 'expired') {
    throw new Refused('illegal-transition', { subject, currentStatus, allowed: [], currentVersion });
  }
  const waitlist = waitlistStream(serviceId);
  read(waitlist);
  const offered = currentStatus === 'offered' ? read(bookingStream(entry.bookingId!)).state : null;
  const isOpen = offered !== null && !hasRunOut(offered, now);
  return {
    events: [
      ...(isOpen ? givingBack(read, offered) : []),
      append(waitlist, { type: 'EntryRemoved', data: { entryId: id } }),
      append(stream, { type: 'WaitlistLeft', data: {} }),
    ],
    until: isOpen ? offered.expiresAt! : forever,
  };
};

const givingBack = (read: Read, offered: Booking): Append[] => {
  const cancelled = append(bookingStream(offered.id), { type: 'BookingCancelled', data: { reason: null } });
  return [...releasing(read, offered), cancelled];
};
