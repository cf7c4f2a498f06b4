import { bookingStream } from './booking.js';
import { releasing } from './lapsed.js';
import { found, Refused, type Subject } from './refused.js';
import { type Append, append, type Decision, forever, nothing, type Read } from './stream.js';
import { waitlistStream } from './waitlist.js';
import { type WaitlistEntry, waitlistEntryStream } from './waitlist-entry.js';

/** Who leaves gives back what is offered. `onlyCustomer`: whose entries there are for the caller, null: all. */
export const leaveWaitlist = (
  read: Read,
  { id, onlyCustomer }: { readonly id: string; readonly onlyCustomer: string | null },
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
  return {
    events: [
      ...(currentStatus === 'offered' ? givingBack(read, entry) : []),
      append(waitlist, { type: 'EntryRemoved', data: { entryId: id } }),
      append(stream, { type: 'WaitlistLeft', data: {} }),
    ],
    until: forever,
  };
};

const givingBack = (read: Read, { bookingId }: WaitlistEntry): Append[] => {
  const offered = read(bookingStream(bookingId!)).state!;
  const cancelled = append(bookingStream(offered.id), { type: 'BookingCancelled', data: { reason: null } });
  return [...releasing(read, offered), cancelled];
};
