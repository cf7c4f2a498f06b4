import { z } from 'zod';
import { instantText } from '../../http/schemas/instant.js';
import type { EventKind } from './event-kind.js';

/** A new event does not compile until somebody has described it. */
export const webhookEvents = {
  WebhookWaiting: {
    summary: 'Nothing gets through to a webhook: it is tried again, the first time at waitingUntil, and misses nothing',
    data: z.object({ waitingUntil: instantText }),
  },
  WebhookDisabled: {
    summary: 'A webhook is sent nothing until somebody sets it going again; then it goes on where it was',
    data: z.object({ because: z.enum(['unreachable', 'gone', 'key-revoked']) }),
  },
} as const satisfies Record<'WebhookWaiting' | 'WebhookDisabled', EventKind>;
