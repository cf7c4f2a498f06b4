import { z } from 'zod';
import { instantText } from '../http/schemas/instant.js';
import { positionToken } from '../http/schemas/reading.js';

const parkedSubject = z.object({
  stream: z
    .string()
    .nullable()
    .meta({ description: 'Null where it is another tenant’s.', examples: ['booking/bkg_1'] }),
  reason: z
    .string()
    .nullable()
    .meta({ description: 'What the projection fails with; null where the stream is another tenant’s.' }),
  fromVersion: z
    .int()
    .nullable()
    .meta({ description: 'Of the first event that its rows lack; null where the stream is another tenant’s.' }),
  fromPosition: positionToken.nullable().meta({ description: 'Of that event; null where the log has it no more.' }),
  attempts: z.int(),
  parkedAt: instantText,
  triedAt: instantText,
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
    parked: z
      .object({
        count: z.int(),
        subjects: z.array(parkedSubject).meta({ description: 'The oldest twenty.' }),
      })
      .meta({
        description:
          'Streams that it could not take, and went past: tried again every minute, given from the log then.',
      }),
  })
  .meta({ id: 'Projection' });

export const ProjectionsResponse = z.object({ items: z.array(ProjectionResponse) }).meta({ id: 'Projections' });
