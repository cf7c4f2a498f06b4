import { z } from 'zod';
import { expectedVersion } from '../http/schemas/expected-version.js';
import { blackoutId, calendarId } from '../http/schemas/ids.js';
import { instant, instantText } from '../http/schemas/instant.js';
import { ListQuery, pageOf, positionToken } from '../http/schemas/reading.js';
import { text } from '../http/schemas/text.js';
import { onConflict } from './on-conflict.js';
import { unchecked } from './unchecked.js';

export const CreateBlackoutRequest = z
  .strictObject({
    id: blackoutId.exactOptional(),
    start: instant,
    end: instant,
    reason: text(0, 1_000).nullable().default(null),
    onConflict,
    expectedVersion,
  })
  .refine(({ start, end }) => end > start, {
    path: ['end'],
    message: 'must be after start',
    params: { rule: 'too-small' },
  })
  .meta({
    id: 'CreateBlackoutRequest',
    examples: [{ start: '2026-12-24T12:00:00Z', end: '2026-12-27T00:00:00Z', reason: 'Christmas', expectedVersion: 1 }],
  });

/** In the query, where a request without a body says its version. */
export const RemoveBlackoutQuery = z.strictObject({
  expectedVersion: z.coerce.number().int().min(1).max(2_147_483_647).exactOptional(),
});

export const Blackout = z
  .object({ id: blackoutId, start: instantText, end: instantText, reason: z.string().nullable() })
  .meta({ id: 'Blackout', description: 'A period in which the calendar is closed, whatever its hours.' });

export const ListBlackoutsQuery = ListQuery;

export const BlackoutsResponse = pageOf('Blackouts', Blackout);

export const BlackoutResponse = Blackout.extend({
  calendarId,
  version: z.int().meta({ description: 'The version of the calendar.' }),
  position: positionToken,
  unchecked,
}).meta({ id: 'BlackoutOfCalendar' });
