import { z } from 'zod';
import { EventResponse } from '../history/event.schemas.js';
import { positionToken } from '../http/schemas/reading.js';
import { unknownTypes } from './event-filter.js';

const wordList = z.preprocess(
  (value) => (typeof value === 'string' ? value.split(',') : value),
  z
    .array(z.string().regex(/^[A-Za-z]{1,64}$/, 'must be types of events like BookingConfirmed'))
    .min(1)
    .max(100),
);

const filters = {
  types: wordList.exactOptional().meta({ description: 'Of these types alone; repeated or with commas.' }),
  stream: z
    .string()
    .regex(/^[a-z-]{1,32}\/[A-Za-z0-9_/:-]{1,200}$/, 'must be the name of a stream like booking/bkg_ada-first-visit')
    .exactOptional()
    .meta({ description: 'Of one stream alone, like booking/bkg_ada-first-visit.' }),
  include: z
    .enum(['internal'])
    .exactOptional()
    .meta({ description: 'Also what the server keeps count with: agendas, tallies, holds. Needs events:read.' }),
  after: positionToken
    .exactOptional()
    .meta({ description: 'Behind this position; without it from the first event on.' }),
};

/** Whoever looks through what there is has to be told of a name that is nothing: silence would pass for no news. */
const knownTypes = wordList.superRefine((types, { addIssue }) => {
  for (const unknown of unknownTypes(types))
    addIssue({ code: 'custom', message: `names no type of event: ${unknown}`, params: { rule: 'unknown-value' } });
});

export const FindEventsQuery = z.strictObject({
  ...filters,
  types: knownTypes.exactOptional().meta({ description: 'Of these types alone; repeated or with commas.' }),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
  cursor: positionToken.exactOptional().meta({ description: 'nextCursor of the page before, instead of `after`.' }),
});

export const ticket = z.string().max(200).exactOptional().meta({
  description: 'Instead of a key: one of POST /v1/tickets, and again where its stream was lost.',
});

export const StreamEventsQuery = z.strictObject({
  ...filters,
  types: wordList.exactOptional().meta({
    description:
      'Of these types alone; repeated or with commas. Names that no event has yet are taken, and told first: event `notice`, data `{ "unknownTypes": [...] }`.',
  }),
  after: positionToken
    .exactOptional()
    .meta({ description: 'Behind this position; without it, and without Last-Event-ID, what comes from now on.' }),
  names: z.enum(['on', 'off']).exactOptional().meta({
    description:
      '`off`: messages have no `event`, so that an EventSource hears them with `onmessage`; the type is in the data.',
  }),
  ticket,
});

export const EventsResponse = z
  .object({
    items: z.array(EventResponse),
    position: positionToken.meta({ description: 'How far the log was looked through: go on with it as `after`.' }),
    nextCursor: positionToken
      .nullable()
      .meta({ description: 'The same where there may be others already, else null.' }),
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
        'Use it by then. After that it opens streams again from the same network (IPv4 /24, IPv6 /64), while what it was asked for with is good, twelve hours at most.',
    }),
  })
  .meta({ id: 'Ticket' });
