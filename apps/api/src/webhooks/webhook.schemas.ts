import { z } from 'zod';
import { webhookId } from '../http/schemas/ids.js';
import { instantText } from '../http/schemas/instant.js';
import { ListQuery, pageOf, positionToken } from '../http/schemas/reading.js';
import { line, text } from '../http/schemas/text.js';

/** What events are about, as the first part of their streams' names. */
export const subjectKinds = [
  'calendar',
  'service',
  'booking',
  'series',
  'waitlist-entry',
  'customer',
  'webhook',
] as const;

const url = text(1, 2_000).meta({
  description:
    'The address that events are sent to: `https`, on port 443, 80 or 1024 and above, on the public internet.',
  examples: ['https://hooks.example.com/slotlog'],
});

const types = z
  .array(z.string().regex(/^[A-Za-z]{1,64}$/, 'must be an event type like BookingConfirmed'))
  .min(1)
  .max(100)
  .nullable();

const typesMeta = { description: 'Only events of these types; null: all types, including future ones.' };

const description = line(1, 200).nullable();

export const CreateWebhookRequest = z
  .strictObject({
    id: webhookId.exactOptional(),
    url,
    types: types.default(null).meta(typesMeta),
    subjects: z
      .array(z.enum(subjectKinds))
      .min(1)
      .max(subjectKinds.length)
      .nullable()
      .default(null)
      .meta({ description: 'Only events about these; null: about all.' }),
    description: description.default(null),
    fromPosition: positionToken
      .exactOptional()
      .meta({ description: 'Also send the events after this position; without it, only later events are sent.' }),
  })
  .meta({
    id: 'CreateWebhookRequest',
    examples: [{ url: 'https://hooks.example.com/slotlog', types: ['BookingConfirmed', 'BookingCancelled'] }],
  });

export const ChangeWebhookRequest = z
  .strictObject({
    url: url.exactOptional(),
    types: types.exactOptional().meta(typesMeta),
    description: description.exactOptional(),
    status: z
      .enum(['active', 'paused'])
      .exactOptional()
      .meta({ description: '`active` enables a disabled webhook: it continues where it stopped.' }),
  })
  .meta({ id: 'ChangeWebhookRequest', examples: [{ status: 'paused' }] });

export const ListWebhooksQuery = ListQuery.omit({ minPosition: true });

const fields = {
  id: webhookId,
  url: z.string(),
  types: z.array(z.string()).nullable(),
  unknownTypes: z.array(z.string()).meta({ description: 'Those of `types` that do not exist yet.' }),
  subjects: z.array(z.enum(subjectKinds)).nullable(),
  description: z.string().nullable(),
  status: z.enum(['active', 'paused', 'waiting', 'disabled']).meta({
    description: '`waiting`: deliveries fail and are retried; `disabled`: until somebody enables it.',
  }),
  waitingSince: instantText.nullable(),
  waitingUntil: instantText.nullable(),
  disabledBecause: z.enum(['unreachable', 'gone', 'key-revoked']).nullable(),
  lag: z
    .int()
    .meta({ description: 'Events of the log that it has not processed yet, including those that it did not ask for.' }),
  parked: z.int().meta({ description: 'Subjects with an event that was not accepted, whose later events wait.' }),
  failed: z.int().meta({ description: 'Events that are not retried unless somebody asks for it.' }),
  lastReset: instantText
    .nullable()
    .meta({ description: 'When the log lost events that it had already been sent, as in a failover.' }),
  createdBy: z.string(),
  createdAt: instantText,
};

export const WebhookResponse = z.object(fields).meta({ id: 'Webhook' });

const secret = z.string().meta({ examples: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo='] });

export const CreatedWebhookResponse = z
  .object({
    ...fields,
    secret: secret.nullable().meta({
      description:
        'Shown once; again if the request is repeated with its idempotency key within ten minutes, else null.',
    }),
  })
  .meta({ id: 'CreatedWebhook' });

export const WebhooksResponse = pageOf('Webhooks', WebhookResponse);

export const RotateSecretRequest = z
  .strictObject({
    expireOldAfterSeconds: z
      .int()
      .min(0)
      .max(7 * 86_400)
      .default(86_400)
      .meta({ description: 'How long both secrets sign.' }),
  })
  .prefault({})
  .meta({ id: 'RotateSecretRequest' });

export const SecretResponse = z.object({ secret }).meta({ id: 'WebhookSecret' });
