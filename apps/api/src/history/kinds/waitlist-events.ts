import { z } from 'zod';
import type { WaitlistEntryEvent } from '#libs/booking';
import { bookingId } from '../../http/schemas/ids.js';
import { instantText } from '../../http/schemas/instant.js';
import { WaitlistEntryResponse } from '../../waitlist/waitlist.schemas.js';
import type { EventKind } from './event-kind.js';

const wish = WaitlistEntryResponse.pick({
  serviceId: true,
  from: true,
  to: true,
  duration: true,
  units: true,
  calendarIds: true,
  customer: true,
});

/** A new event does not compile until somebody has described it. */
export const waitlistEvents = {
  WaitlistJoined: { summary: 'A customer joined the waitlist for a slot', data: wish },
  WaitlistSpotOffered: {
    summary: 'A slot is held for a waitlist entry, until expiresAt',
    data: z.object({ bookingId, start: instantText, end: instantText, expiresAt: instantText }),
  },
  WaitlistOfferExpired: {
    summary: 'An offer ended without being taken: it expired, was given back, or lost its time',
    data: z.object({ bookingId, cause: z.enum(['lapsed', 'given-back', 'displaced']) }),
  },
  WaitlistAccepted: { summary: 'An offer was confirmed', data: z.object({ bookingId }) },
  WaitlistExpired: { summary: 'The period that an entry waited for has passed', data: z.object({}) },
  WaitlistLeft: {
    summary:
      'A waitlist entry has ended: the customer left, booked that time directly, let three offers expire, or was erased',
    data: z.object({ reason: z.enum(['asked-for', 'booked', 'offers-lapsed', 'erased']) }),
  },
} as const satisfies Record<WaitlistEntryEvent['type'], EventKind>;
