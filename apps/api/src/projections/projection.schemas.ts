import { z } from 'zod';
import { instantText } from '../http/schemas/instant.js';
import { positionToken } from '../http/schemas/reading.js';

const parkedEvent = z.object({
  position: positionToken,
  type: z.string().meta({ examples: ['BookingConfirmed'] }),
  stream: z.string().nullable().meta({ description: 'Null where the event is another tenant’s.' }),
  message: z
    .string()
    .nullable()
    .meta({ description: 'What the projection fails with; null where the event is another tenant’s.' }),
  attempts: z.int(),
  parkedAt: instantText,
});

export const ProjectionResponse = z
  .object({
    name: z.string().meta({ examples: ['bookings'] }),
    version: z.int(),
    isRead: z.boolean().meta({
      description: 'Whether this process reads it; else it is another version, fed as long as a process declares it.',
    }),
    isFed: z.boolean().meta({ description: 'Whether a process moves it on now.' }),
    position: positionToken,
    lag: z.object({
      events: z.int().meta({ description: 'Events that its rows lack, those of other tenants of the shard included.' }),
      seconds: z.number().meta({ description: 'For how long the first of them has been in the log.' }),
    }),
    rebuild: z
      .object({ events: z.int(), totalEvents: z.int() })
      .nullable()
      .meta({ description: 'Events loaded so far, and about how many there are; null where none is under way.' }),
    parkedEvents: z.array(parkedEvent).meta({ description: 'Where it fails and waits; the others go on without it.' }),
  })
  .meta({ id: 'Projection' });

export const ProjectionsResponse = z.object({ items: z.array(ProjectionResponse) }).meta({ id: 'Projections' });
