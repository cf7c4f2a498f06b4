import { type Append, append, type Read } from '../../deciding/decision.js';
import type { Booking } from '../booking.js';
import { dequeuing, waitlistStream } from './waitlist.js';
import { lapsesAfter, lapsesAtMost, type OfferEnd, waitlistEntryStream } from './waitlist-entry.js';

type Offered = Pick<Booking, 'id' | 'serviceId' | 'waitlistEntryId'>;

/**
 * Who had the offer waits on, in the old place; for what overlaps an offer that lapsed behind the others, and who let too many
 * lapse waits no longer.
 */
export const endOffer = (read: Read, { id, serviceId, waitlistEntryId }: Offered, cause: OfferEnd): Append[] => {
  if (waitlistEntryId === null) return [];
  const stream = waitlistEntryStream(waitlistEntryId);
  const entry = read(stream).state;
  if (entry?.status !== 'offered' || entry.bookingId !== id) return [];
  const entryId = entry.id;
  const expired = append(stream, { type: 'WaitlistOfferExpired', data: { bookingId: id, cause } });
  if (lapsesAfter(entry, cause) >= lapsesAtMost) {
    return [
      ...dequeuing(read, serviceId, entryId),
      expired,
      append(stream, { type: 'WaitlistLeft', data: { reason: 'offers-lapsed' } }),
    ];
  }
  return [append(waitlistStream(serviceId), { type: 'EntryRequeued', data: { entryId, cause } }), expired];
};

/** Who takes what was offered waits no longer; an offer that had lapsed and is still free is taken as well. */
export const acceptOffer = (read: Read, { id, serviceId, waitlistEntryId }: Offered): Append[] => {
  if (waitlistEntryId === null) return [];
  const stream = waitlistEntryStream(waitlistEntryId);
  const entry = read(stream).state;
  const isMeant = entry?.status === 'waiting' || (entry?.status === 'offered' && entry.bookingId === id);
  if (!entry || !isMeant) return [];
  return [
    ...dequeuing(read, serviceId, entry.id),
    append(stream, { type: 'WaitlistAccepted', data: { bookingId: id } }),
  ];
};
