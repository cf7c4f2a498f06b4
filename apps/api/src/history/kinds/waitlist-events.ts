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
  WaitlistJoined: { summary: 'Somebody waits for a slot', data: wish },
  WaitlistSpotOffered: {
    summary: 'A slot is held for somebody who waits, until expiresAt',
    data: z.object({ bookingId, start: instantText, end: instantText, expiresAt: instantText }),
  },
  WaitlistOfferExpired: {
    summary: 'An offer was not taken: it ran out, was given back, or lost its time',
    data: z.object({ bookingId, cause: z.enum(['lapsed', 'given-back', 'displaced']) }),
  },
  WaitlistAccepted: { summary: 'An offer was confirmed', data: z.object({ bookingId }) },
  WaitlistExpired: { summary: 'What somebody waited for can begin no more', data: z.object({}) },
  WaitlistLeft: {
    summary: 'Somebody waits no longer: left, booked that time directly, let three offers lapse, or was erased',
    data: z.object({ reason: z.enum(['asked-for', 'booked', 'offers-lapsed', 'erased']) }),
  },
} as const satisfies Record<WaitlistEntryEvent['type'], EventKind>;
