import { z } from 'zod';
import type { EventKind } from './event-kind.js';

export const mailEvents = {
  MailFailed: {
    summary:
      'A mail about a booking or a wait does not get through and is not tried again: `because` is the code that the mail server answered with, `no-address` where it cannot be an address, `late` where it was a day old by its turn',
    data: z.object({
      about: z.string(),
      audience: z.enum(['customer', 'desk']),
      letter: z.string(),
      because: z.string(),
    }),
  },
} as const satisfies Record<'MailFailed', EventKind>;
