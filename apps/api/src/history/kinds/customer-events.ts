import { z } from 'zod';
import type { CustomerEvent } from '#libs/booking';
import type { EventKind } from './event-kind.js';

/** A new event does not compile until somebody has described it. */
export const customerEvents = {
  CustomerErased: {
    summary: 'The personal data of a customer was erased; delete any copies',
    data: z.object({
      customerId: z
        .string()
        .nullable()
        .meta({ description: 'Null in events that were recorded before this field existed.' }),
    }),
  },
} as const satisfies Record<CustomerEvent['type'], EventKind>;
