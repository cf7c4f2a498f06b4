import { waitlistStream } from '../../libs/booking/src/domain/bookings/waitlist/waitlist.js';
import {
  type LeaveReason,
  type OfferEnd,
  type WaitlistWish,
  waitlistEntryStream,
} from '../../libs/booking/src/domain/bookings/waitlist/waitlist-entry.js';
import { type Append, append } from '../../libs/booking/src/domain/deciding/decision.js';
import { waitsStream } from '../../libs/booking/src/domain/limits/waits.js';
import { ada, contentOf, held, monday } from './front-desk.js';

const serviceId = 'svc_massage';

export const hashOf = (entryId: string) => `hash_of_${entryId}`;
export const customerOf = (entryId: string) => ({ ...ada, id: `cus_${entryId}` });

/** Somebody waits for half an hour of massage on Monday between ten and twelve. */
export const joined = (
  id: string,
  changes: Partial<WaitlistWish> = {},
  customerHash = hashOf(id),
  customer = customerOf(id),
  more: { readonly holder?: string; readonly isNamed?: boolean } = {},
): Append[] => {
  const wish = {
    from: monday('10:00'),
    to: monday('12:00'),
    duration: 30,
    units: 1,
    calendarIds: null,
    ...changes,
  };
  return [
    append(waitlistStream(serviceId), {
      type: 'EntryQueued',
      data: { entryId: id, ...wish, customerHash, holder: customerHash, isNamed: true, ...more },
    }),
    append(waitlistEntryStream(id), {
      type: 'WaitlistJoined',
      data: { id, customerHash, customer, serviceId, ...wish },
    }),
  ];
};

/** They are counted among those of one customer, or of one address. */
export const waitCounted = (entryId: string, until: number, holder: string) =>
  append(waitsStream(holder), { type: 'WaitCounted', data: { entryId, until } });

export const waitReleased = (entryId: string, holder: string) =>
  append(waitsStream(holder), { type: 'WaitReleased', data: { entryId } });

/** What stands in the log once somebody who is known has joined. */
export const joinedAndCounted = (id: string, changes: Partial<WaitlistWish> = {}, until = monday('11:30')) => {
  const [queued, entered] = joined(id, changes);
  const counted = append(waitsStream(hashOf(id)), { type: 'WaitCounted', data: { entryId: id, until } });
  return [queued!, counted, entered!];
};

/** What they wait for is held for them, and counts among their holds. */
export const offered = (entryId: string, bookingId: string, start: number, expiresAt: number, from: number) => {
  const holdSeconds = (expiresAt - from) / 1_000;
  const hold = { expiresAt, holdSeconds, holder: hashOf(entryId) };
  const content = { customer: customerOf(entryId), customerHash: hashOf(entryId) };
  const events = held(bookingId, start, hold, content);
  const last = events.at(-1)!;
  const { end } = contentOf(start).core;
  return [
    append(waitlistStream(serviceId), { type: 'EntryOffered', data: { entryId, bookingId, start } }),
    append(waitlistEntryStream(entryId), {
      type: 'WaitlistSpotOffered',
      data: { bookingId, start, end, expiresAt },
    }),
    ...events.slice(0, -1),
    { ...last, data: { ...last.data, waitlistEntryId: entryId } },
  ];
};

/** They did not take it, and wait on. */
export const requeued = (entryId: string, bookingId: string, cause: OfferEnd) => [
  append(waitlistStream(serviceId), { type: 'EntryRequeued', data: { entryId, cause } }),
  append(waitlistEntryStream(entryId), { type: 'WaitlistOfferExpired', data: { bookingId, cause } }),
];

export const accepted = (entryId: string, bookingId: string) => [
  append(waitlistStream(serviceId), { type: 'EntryRemoved', data: { entryId } }),
  append(waitlistEntryStream(entryId), { type: 'WaitlistAccepted', data: { bookingId } }),
];

export const waitedInVain = (entryId: string) => [
  append(waitlistStream(serviceId), { type: 'EntryRemoved', data: { entryId } }),
  append(waitlistEntryStream(entryId), { type: 'WaitlistExpired', data: {} }),
];

export const left = (entryId: string, reason: LeaveReason = 'asked-for') => [
  append(waitlistStream(serviceId), { type: 'EntryRemoved', data: { entryId } }),
  append(waitlistEntryStream(entryId), { type: 'WaitlistLeft', data: { reason } }),
];
