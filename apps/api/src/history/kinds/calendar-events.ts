import { z } from 'zod';
import type { CalendarEvent } from '#libs/booking';
import { Blackout } from '../../calendars/blackout.schemas.js';
import { CalendarResponse } from '../../calendars/calendar.schemas.js';
import { unchecked } from '../../calendars/unchecked.js';
import { blackoutId } from '../../http/schemas/ids.js';
import type { EventKind } from './event-kind.js';
import { mergePatch } from './merge-patch.js';

const content = CalendarResponse.pick({
  name: true,
  timeZone: true,
  capacity: true,
  openingHours: true,
  exceptions: true,
  metadata: true,
}).extend({ publicMetadata: CalendarResponse.shape.publicMetadata.optional() });

const exceptions = z
  .object({
    set: content.shape.exceptions.optional(),
    unset: z.array(z.string()).optional(),
  })
  .optional()
  .describe('`set`: dates whose hours are others from now on; `unset`: dates that have the weekly hours again');

const straining = { onConflict: z.enum(['reject', 'displace']), unchecked };

/** A new event does not compile until somebody has described it. */
export const calendarEvents = {
  CalendarCreated: { summary: 'A calendar was created', data: content },
  CalendarChanged: {
    summary: 'Some of a calendar is different; what is not named here stays as it was',
    data: content.partial().extend({ exceptions, metadata: mergePatch }).extend(straining),
  },
  BlackoutAdded: { summary: 'A calendar is closed for some time', data: Blackout.extend(straining) },
  BlackoutRemoved: { summary: 'A blackout was taken back', data: z.object({ id: blackoutId }) },
  CalendarArchived: { summary: 'A calendar takes no bookings any more', data: z.object(straining) },
  CalendarRestored: { summary: 'An archived calendar is in use again', data: z.object({}) },
} as const satisfies Record<CalendarEvent['type'], EventKind>;
