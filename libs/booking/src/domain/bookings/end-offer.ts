import { type Append, append, type Read } from '../deciding/decision.js';
import type { Booking } from './booking.js';
import { waitlistStream } from './waitlist.js';
import { type OfferEnd, waitlistEntryStream } from './waitlist-entry.js';

type Offered = Pick<Booking, 'id' | 'serviceId' | 'waitlistEntryId'>;

/** Who had the offer waits on, in the old place. */
export const endOffer = (read: Read, { id, serviceId, waitlistEntryId }: Offered, cause: OfferEnd): Append[] => {
  if (waitlistEntryId === null) return [];
  const stream = waitlistEntryStream(waitlistEntryId);
  const entry = read(stream).state;
  if (entry?.status !== 'offered' || entry.bookingId !== id) return [];
  const waitlist = waitlistStream(serviceId);
  read(waitlist);
  const passes = cause !== 'displaced';
  return [
    append(waitlist, { type: 'EntryRequeued', data: { entryId: entry.id, passes } }),
    append(stream, { type: 'WaitlistOfferExpired', data: { bookingId: id, cause } }),
  ];
};

/** Who takes what was offered waits no longer; an offer that had lapsed and is still free is taken as well. */
export const acceptOffer = (read: Read, { id, serviceId, waitlistEntryId }: Offered): Append[] => {
  if (waitlistEntryId === null) return [];
  const stream = waitlistEntryStream(waitlistEntryId);
  const entry = read(stream).state;
  const isMeant = entry?.status === 'waiting' || (entry?.status === 'offered' && entry.bookingId === id);
  if (!entry || !isMeant) return [];
  const waitlist = waitlistStream(serviceId);
  read(waitlist);
  return [
    append(waitlist, { type: 'EntryRemoved', data: { entryId: entry.id } }),
    append(stream, { type: 'WaitlistAccepted', data: { bookingId: id } }),
  ];
};
