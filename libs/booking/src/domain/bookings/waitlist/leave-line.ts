import {
  type Append,
  append,
  type Decision,
  forever,
  isReadable,
  type Read,
  type ReadAt,
} from '../../deciding/decision.js';
import { type BookingContent, bookingStream } from '../booking.js';
import { releasing } from '../ending/release.js';
import { hasRunOut } from '../transitions.js';
import { dequeuing, waitlistStream } from './waitlist.js';
import { type LeaveReason, type WaitlistEntry, waitlistEntryStream } from './waitlist-entry.js';

/** Who leaves the line gives back what is offered. */
export const leavingLine = ({ read, now }: ReadAt, entry: WaitlistEntry, reason: LeaveReason): Decision => {
  const { id: entryId, serviceId, status, bookingId } = entry;
  const offered = status === 'offered' ? read(bookingStream(bookingId!)).state : null;
  const isOpen = offered !== null && !hasRunOut(offered, now);
  return {
    events: [
      ...(isOpen ? givingBack(read, bookingId!) : []),
      ...dequeuing(read, serviceId, entryId),
      append(waitlistEntryStream(entryId), { type: 'WaitlistLeft', data: { reason } }),
    ],
    until: isOpen ? offered.expiresAt! : forever,
  };
};

const givingBack = (read: Read, bookingId: string): Append[] => {
  const stream = bookingStream(bookingId);
  const cancelled = append(stream, { type: 'BookingCancelled', data: { reason: null } });
  return [...releasing(read, read(stream).state!), cancelled];
};

type Booked = Pick<BookingContent, 'serviceId' | 'core' | 'customerHash'>;

/**
 * Who books a time for which they wait waits for it no longer. The line is looked at as a hint: a booking does not depend
 * on who joins meanwhile. Somebody who has an offer keeps it until they say something about it.
 */
export const bookedDirectly = (deciding: ReadAt, { serviceId, core, customerHash }: Booked): Append[] => {
  const { read } = deciding;
  if (customerHash === null) return [];
  const [line] = read.hint([waitlistStream(serviceId)]);
  if (!line || !isReadable(line)) return [];
  const own = line.state.entries.filter(
    (each) =>
      each.customerHash === customerHash && each.from <= core.start && core.end <= each.to && each.offered === null,
  );
  const entries = read.all(own.map(({ entryId }) => waitlistEntryStream(entryId))).filter(isReadable);
  return entries
    .flatMap(({ state }) => (state?.status === 'waiting' ? [state] : []))
    .flatMap((entry) => leavingLine(deciding, entry, 'booked').events);
};
