import { z } from 'zod';
import { instantText } from '../../http/schemas/instant.js';
import type { EventKind } from './event-kind.js';

/** A new event does not compile until somebody has described it. */
export const webhookEvents = {
  WebhookWaiting: {
    summary: 'No delivery to a webhook succeeds: it is retried, for the first time at waitingUntil, and misses nothing',
    data: z.object({ waitingUntil: instantText }),
  },
  WebhookDisabled: {
    summary: 'A webhook was disabled; once it is enabled again, it continues where it stopped',
    data: z.object({ because: z.enum(['unreachable', 'gone', 'key-revoked']) }),
  },
} as const satisfies Record<'WebhookWaiting' | 'WebhookDisabled', EventKind>;
