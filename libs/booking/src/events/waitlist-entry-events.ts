import { z } from 'zod';
import type { EventTypesOf } from '#libs/event-store';
import { leaveReasons, type WaitlistEntryEvent } from '../domain/bookings/waitlist-entry.js';
import { customer, personalOfCustomer } from './customer.js';
import { instant } from './instant.js';
import { nothing } from './nothing.js';

const bookingId = z.string();

export const waitlistEntryEvents: EventTypesOf<WaitlistEntryEvent> = {
  WaitlistJoined: [
    {
      schema: z.strictObject({
        id: z.string(),
        customerHash: z.string(),
        serviceId: z.string(),
        from: instant,
        to: instant,
        duration: z.int(),
        units: z.int(),
        calendarIds: z.array(z.string()).nullable(),
        customer,
      }),
      personal: { fields: personalOfCustomer, subject: 'customer.id' },
    },
  ],
  WaitlistSpotOffered: [{ schema: z.strictObject({ bookingId, start: instant, end: instant, expiresAt: instant }) }],
  WaitlistOfferExpired: [
    { schema: z.strictObject({ bookingId, cause: z.enum(['lapsed', 'given-back', 'displaced']) }) },
  ],
  WaitlistAccepted: [{ schema: z.strictObject({ bookingId }) }],
  WaitlistExpired: nothing,
  WaitlistLeft: [{ schema: z.strictObject({ reason: z.enum(leaveReasons) }) }],
};
