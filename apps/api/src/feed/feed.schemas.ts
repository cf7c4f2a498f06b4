import { z } from 'zod';
import { EventResponse } from '../history/event.schemas.js';
import { positionToken } from '../http/schemas/reading.js';
import { unknownTypes } from './event-filter.js';

const wordList = z.preprocess(
  (value) => (typeof value === 'string' ? value.split(',') : value),
  z
    .array(z.string().regex(/^[A-Za-z]{1,64}$/, 'must be event types like BookingConfirmed'))
    .min(1)
    .max(100),
);

const filters = {
  types: wordList
    .exactOptional()
    .meta({ description: 'Only events of these types; repeated, or separated by commas.' }),
  stream: z
    .string()
    .regex(/^[a-z-]{1,32}\/[A-Za-z0-9_/:-]{1,200}$/, 'must be the name of a stream like booking/bkg_ada-first-visit')
    .exactOptional()
    .meta({ description: 'Only events of this stream, like booking/bkg_ada-first-visit.' }),
  include: z
    .enum(['internal'])
    .exactOptional()
    .meta({ description: 'Also include internal events: agendas, tallies, holds. Needs events:read.' }),
  after: positionToken.exactOptional().meta({ description: 'Start after this position; defaults to the first event.' }),
};

/** Whoever looks through what there is has to be told of a name that is nothing: silence would pass for no news. */
const knownTypes = wordList.superRefine((types, { addIssue }) => {
  for (const unknown of unknownTypes(types))
    addIssue({
      code: 'custom',
      message: `contains unknown event types: ${unknown}`,
      params: { rule: 'unknown-value' },
    });
});

export const FindEventsQuery = z.strictObject({
  ...filters,
  types: knownTypes
    .exactOptional()
    .meta({ description: 'Only events of these types; repeated, or separated by commas.' }),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
  cursor: positionToken
    .exactOptional()
    .meta({ description: 'The nextCursor of the previous page, in place of `after`.' }),
});

export const ticket = z.string().max(200).exactOptional().meta({
  description: 'In place of a key: a ticket of POST /v1/tickets; reusable after its stream was lost.',
});

export const StreamEventsQuery = z.strictObject({
  ...filters,
  types: wordList.exactOptional().meta({
    description:
      'Only events of these types; repeated, or separated by commas. Unknown types are accepted and reported first: event `notice`, data `{ "unknownTypes": [...] }`.',
  }),
  after: positionToken.exactOptional().meta({
    description:
      'Start after this position; without it, and without Last-Event-ID, the stream starts with the next event.',
  }),
  names: z.enum(['on', 'off']).exactOptional().meta({
    description:
      '`off`: messages have no `event`, so that an EventSource receives them with `onmessage`; the type is in the data.',
  }),
  ticket,
});

export const EventsResponse = z
  .object({
    items: z.array(EventResponse),
    position: positionToken.meta({ description: 'How far the log was searched: continue with it as `after`.' }),
    nextCursor: positionToken
      .nullable()
      .meta({ description: 'The same value if there may already be more events, else null.' }),
  })
  .meta({ id: 'Events' });

export const StreamedEvents = z
  .string()
  .meta({ description: 'Server-Sent Events: `id` is a position, `event` the type, `data` an Event as JSON.' });

export const TicketResponse = z
  .object({
    ticket: z.string().meta({ examples: ['slt_default.8.5Yl….1.q0x…'] }),
    expiresAt: z.string().meta({
      format: 'date-time',
      description:
        'Use the ticket before this instant. After that it opens streams again from the same network (IPv4 /24, IPv6 /64), while the credential that requested it is valid, for at most twelve hours.',
    }),
  })
  .meta({ id: 'Ticket' });
