import { z } from 'zod';
import { instantText } from '../http/schemas/instant.js';
import { positionToken } from '../http/schemas/reading.js';

const parkedSubject = z.object({
  stream: z
    .string()
    .nullable()
    .meta({ description: 'Null if the stream belongs to another tenant.', examples: ['booking/bkg_1'] }),
  reason: z
    .string()
    .nullable()
    .meta({ description: 'The error of the projection; null if the stream belongs to another tenant.' }),
  fromVersion: z.int().nullable().meta({
    description:
      'The version of the first event that is missing from the read model; null if the stream belongs to another tenant.',
  }),
  fromPosition: positionToken
    .nullable()
    .meta({ description: 'The position of that event; null if it is no longer in the log.' }),
  attempts: z.int(),
  parkedAt: instantText,
  triedAt: instantText,
});

export const ProjectionResponse = z
  .object({
    name: z.string().meta({ examples: ['bookings'] }),
    version: z.int(),
    isRead: z.boolean().meta({
      description:
        'Whether this process reads it; otherwise it is another version, updated as long as some process declares it.',
    }),
    isFed: z.boolean().meta({ description: 'Whether some process is updating it now.' }),
    position: positionToken,
    lag: z.object({
      events: z.int().meta({
        description: 'Events that are missing from the read model, including those of other tenants in the shard.',
      }),
      seconds: z.number().meta({ description: 'How long the first of them has been in the log.' }),
    }),
    rebuild: z
      .object({ events: z.int(), totalEvents: z.int() })
      .nullable()
      .meta({ description: 'Events loaded so far, and the approximate total; null if no rebuild is running.' }),
    parked: z
      .object({
        count: z.int(),
        subjects: z.array(parkedSubject).meta({ description: 'The twenty oldest ones.' }),
      })
      .meta({
        description:
          'Streams that the projection could not process and has skipped; it retries them every minute, and reads of them come from the log meanwhile.',
      }),
  })
  .meta({ id: 'Projection' });

export const ProjectionsResponse = z.object({ items: z.array(ProjectionResponse) }).meta({ id: 'Projections' });
