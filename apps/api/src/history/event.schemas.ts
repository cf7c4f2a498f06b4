import { z } from 'zod';
import { eventTypes } from '#libs/booking';
import { instantText } from '../http/schemas/instant.js';
import { ListQuery, pageOf, positionToken } from '../http/schemas/reading.js';
import { eventKinds } from './kinds/event-kinds.js';

export const HistoryQuery = ListQuery;

const version = z.int();
const shape = {
  id: z.string().meta({ examples: ['evt_019aa5c0b2d87f0e8c6a4b1d2e3f4a5b'] }),
  schemaVersion: z.int(),
  position: positionToken,
  recordedAt: instantText,
  actor: z
    .object({
      kind: z.string(),
      id: z.string().meta({ description: '`withheld` from customers if it is a key or a member of staff.' }),
    })
    .meta({ id: 'Actor' }),
  correlationId: z.string(),
  causationId: z.string().nullable(),
};

const subject = z
  .object({
    type: z.enum(['calendar', 'service', 'booking', 'waitlist-entry', 'series', 'customer', 'webhook', 'mail']),
    id: z.string(),
    href: z.string(),
  })
  .meta({ id: 'Subject' });

/** A schema per type, `BookingConfirmedEvent` among them. */
export const eventSchemas = Object.entries(eventKinds).map(([type, { summary, data, isBeside }]) =>
  z
    .object({ ...shape, ...(isBeside ? {} : { version }), type: z.literal(type), subject, data })
    .meta({ id: `${type}Event`, description: summary }),
);

const internalTypes = Object.keys(eventTypes).filter((type) => !Object.hasOwn(eventKinds, type));

const InternalEvent = z
  .object({
    ...shape,
    version,
    type: z.enum(internalTypes as [string, ...string[]]),
    subject: z.object({ type: z.string(), id: z.string(), href: z.string() }),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({
    id: 'InternalEvent',
    description: 'Internal bookkeeping, shown only with `include=internal`. It may change.',
  });

const [first, ...others] = eventSchemas;

/** What has happened, by its type. */
export const EventResponse = z.discriminatedUnion('type', [first!, ...others, InternalEvent]).meta({ id: 'Event' });

export const HistoryResponse = pageOf('History', EventResponse);
