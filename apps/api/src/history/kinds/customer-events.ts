import { z } from 'zod';
import type { CustomerEvent } from '#libs/booking';
import type { EventKind } from './event-kind.js';

/** A new event does not compile until somebody has described it. */
export const customerEvents = {
  CustomerErased: {
    summary: 'All that was personal of a customer is unreadable from here on: whoever keeps a copy erases it too',
    data: z.object({
      customerId: z.string().nullable().meta({ description: 'Null in events of before this was told.' }),
    }),
  },
} as const satisfies Record<CustomerEvent['type'], EventKind>;
