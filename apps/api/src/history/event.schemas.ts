import { z } from 'zod';
import { instantText } from '../http/schemas/instant.js';
import { ListQuery, pageOf, positionToken } from '../http/schemas/reading.js';

export const HistoryQuery = ListQuery;

export const EventResponse = z
  .object({
    id: z.string().meta({ examples: ['evt_019aa5c0b2d87f0e8c6a4b1d2e3f4a5b'] }),
    type: z.string().meta({ examples: ['BookingConfirmed'] }),
    schemaVersion: z.int(),
    position: positionToken,
    subject: z.object({
      type: z.enum(['calendar', 'service', 'booking', 'waitlist-entry', 'series', 'customer']),
      id: z.string(),
      href: z.string(),
    }),
    version: z.int(),
    recordedAt: instantText,
    actor: z.object({
      kind: z.string(),
      id: z.string().meta({ description: '`withheld` from customers where it is a key or a person of the staff.' }),
    }),
    correlationId: z.string(),
    causationId: z.string().nullable(),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Event' });

export const HistoryResponse = pageOf('History', EventResponse);
