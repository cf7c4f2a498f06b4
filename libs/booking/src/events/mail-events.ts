import { z } from 'zod';

/** A mail that nobody gets: about which thing, to whom of those who are told of it, which letter it was, and why. */
export const mailEvents = {
  MailFailed: [
    {
      schema: z.strictObject({
        about: z.string(),
        audience: z.enum(['customer', 'desk']),
        letter: z.string(),
        because: z.string(),
      }),
    },
  ],
} as const;
