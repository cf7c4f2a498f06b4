import { z } from 'zod';
import { instantText } from '../http/schemas/instant.js';
import { ListQuery, pageOf, positionToken } from '../http/schemas/reading.js';

const hex = '[0-9a-f]{32}';

export const deliveryId = z
  .string()
  .regex(new RegExp(`^dlv_${hex}$`), 'must be the id of a delivery, as lists of deliveries contain it')
  .meta({ examples: ['dlv_019aa5c0b2d87f0e8c6a4b1d2e3f4a5b'] });

const eventId = z
  .string()
  .regex(new RegExp(`^evt_${hex}$`), 'must be the id of an event')
  .meta({ examples: ['evt_019aa5c0b2d87f0e8c6a4b1d2e3f4a5b'] });

export const deliveryStatuses = ['retrying', 'failed', 'delivered'] as const;

export const ListDeliveriesQuery = ListQuery.omit({ minPosition: true }).extend({
  status: z.enum(deliveryStatuses).exactOptional(),
  eventId: eventId.exactOptional(),
});

const error = z.enum(['no-connection', 'timed-out', 'forbidden-address']);

const answer = z.object({
  status: z.int().nullable().meta({ description: 'The status of the answer; null: there was none.' }),
  error: error.nullable(),
  detail: z.string().nullable(),
  milliseconds: z.int(),
});

export const DeliveryResponse = z
  .object({
    id: deliveryId,
    eventId,
    type: z.string(),
    subject: z.string().meta({ description: 'The stream of the event, like booking/bkg_ada-first-visit.' }),
    status: z.enum(deliveryStatuses).meta({ description: '`failed`: it is not retried unless somebody asks for it.' }),
    attempts: z.int(),
    lastAttemptAt: instantText,
    nextAttemptAt: instantText.nullable(),
    answer: answer.extend({
      excerpt: z.string().nullable().meta({
        description: 'The beginning of the body of a refusal, at most 1 KiB; null: empty, not stored, or erased.',
      }),
    }),
  })
  .meta({ id: 'WebhookDelivery' });

export const DeliveriesResponse = pageOf('WebhookDeliveries', DeliveryResponse);

export const TestedResponse = answer.extend({ delivered: z.boolean() }).meta({ id: 'WebhookTest' });

export const RetriedResponse = z
  .object({ requested: z.int().meta({ description: 'Events that are sent again, out of order and marked.' }) })
  .meta({ id: 'WebhookRetry' });

export const ReplayRequest = z
  .strictObject({
    from: positionToken.meta({ description: 'The position of the first event to send again.' }),
    to: positionToken.exactOptional().meta({
      description:
        'The position of the last event: the events are sent out of order and marked. Without it, everything is sent again in order.',
    }),
  })
  .meta({ id: 'ReplayWebhookRequest', examples: [{ from: '815@7f3a90bc.9c01d2e3' }] });

export const ReplayResponse = z
  .object({ from: positionToken, to: positionToken.nullable() })
  .meta({ id: 'WebhookReplay' });
