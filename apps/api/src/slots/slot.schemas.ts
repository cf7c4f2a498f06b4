import { z } from 'zod';
import { calendarId } from '../http/schemas/ids.js';
import { instant, instantText } from '../http/schemas/instant.js';
import { positionToken, ReadQuery } from '../http/schemas/reading.js';
import { timeZone } from '../http/schemas/time-zone.js';

const longest = 62 * 86_400_000;

export const FindSlotsQuery = ReadQuery.extend({
  from: instant.meta({ description: 'Slots that start at it or later.' }),
  to: instant.meta({ description: 'Slots that start before it; at most 62 days after from.' }),
  duration: z.coerce.number().int().min(1).max(43_200).exactOptional().meta({ description: 'In minutes.' }),
  units: z.coerce.number().int().min(1).max(100_000).default(1),
  timeZone: timeZone.exactOptional().meta({ description: 'Of localStart; by default the service’s.' }),
})
  .refine(({ from, to }) => to > from, { path: ['to'], message: 'must be after from', params: { rule: 'too-small' } })
  .refine(({ from, to }) => to - from <= longest, {
    path: ['to'],
    message: 'must be at most 62 days after from',
    params: { rule: 'too-large' },
  });

const Slot = z
  .object({
    start: instantText,
    end: instantText,
    remaining: z.int().meta({ description: 'Units that are free throughout.' }),
    calendarIds: z.array(calendarId),
    candidates: z.array(calendarId),
    localStart: z.string().meta({ examples: ['2026-11-23T10:00:00+01:00'] }),
  })
  .meta({ id: 'Slot' });

export const SlotsResponse = z
  .object({ slots: z.array(Slot), nextAvailable: instantText.nullable(), position: positionToken })
  .meta({ id: 'Slots' });
