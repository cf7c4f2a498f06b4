import { z } from 'zod';
import { instant, instantText } from '../http/schemas/instant.js';
import { ranged } from '../http/schemas/range.js';
import { positionToken, ReadQuery } from '../http/schemas/reading.js';

export const BusyQuery = ranged(
  ReadQuery.extend({
    from: instant.meta({ description: 'Claims that end after this instant.' }),
    to: instant.meta({ description: 'Claims that start before this instant; at most 62 days after from.' }),
  }),
);

export const BusyResponse = z
  .object({
    busy: z.array(
      z.object({
        start: instantText,
        end: instantText,
        units: z.int().meta({ description: 'In use from start to end, buffers included.' }),
      }),
    ),
    behind: z
      .array(z.string().meta({ examples: ['2026-12-24'] }))
      .exactOptional()
      .meta({
        description: 'UTC days whose latest events could not be processed yet; whether they are free is unknown.',
      }),
    position: positionToken,
  })
  .meta({ id: 'Busy' });
