import { z } from 'zod';
import { instant } from './instant.js';

/** What becomes of those who are told of all the others. */
export const webhookEvents = {
  WebhookWaiting: [{ schema: z.strictObject({ id: z.string(), waitingUntil: instant }) }],
  WebhookDisabled: [
    { schema: z.strictObject({ id: z.string(), because: z.enum(['unreachable', 'gone', 'key-revoked']) }) },
  ],
} as const;
