import { z } from 'zod';
import type { EventKind } from './event-kind.js';

export const mailEvents = {
  MailFailed: {
    summary:
      'A mail about a booking or a waitlist entry failed and is not retried: `because` is the code of the mail server, `no-address` for an invalid address, or `late` if the mail was a day old',
    data: z.object({
      about: z.string(),
      audience: z.enum(['customer', 'desk']),
      letter: z.string(),
      because: z.string(),
    }),
  },
} as const satisfies Record<'MailFailed', EventKind>;
