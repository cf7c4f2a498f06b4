import { z } from 'zod';
import type { EventTypesOf } from '#libs/event-store';
import type { WaitlistEvent } from '../domain/bookings/waitlist/waitlist.js';
import { instant } from './instant.js';

const entryId = z.string();

export const waitlistEvents: EventTypesOf<WaitlistEvent> = {
  EntryQueued: [
    {
      schema: z.strictObject({
        entryId,
        from: instant,
        to: instant,
        duration: z.int(),
        units: z.int(),
        calendarIds: z.array(z.string()).nullable(),
        customerHash: z.string(),
        holder: z.string(),
        isNamed: z.boolean(),
      }),
    },
  ],
  EntryOffered: [{ schema: z.strictObject({ entryId, bookingId: z.string(), start: instant }) }],
  EntryRequeued: [{ schema: z.strictObject({ entryId, cause: z.enum(['lapsed', 'given-back', 'displaced']) }) }],
  EntryRemoved: [{ schema: z.strictObject({ entryId }) }],
};
