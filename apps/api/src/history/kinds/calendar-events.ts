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
  .describe('`set`: dates whose hours differ from now on; `unset`: dates that follow the weekly hours again');

const straining = { onConflict: z.enum(['reject', 'displace']), unchecked };

/** A new event does not compile until somebody has described it. */
export const calendarEvents = {
  CalendarCreated: { summary: 'A calendar was created', data: content },
  CalendarChanged: {
    summary: 'A calendar was changed; fields that are not listed stay as they were',
    data: content.partial().extend({ exceptions, metadata: mergePatch }).extend(straining),
  },
  BlackoutAdded: { summary: 'A calendar is closed for some time', data: Blackout.extend(straining) },
  BlackoutRemoved: { summary: 'A blackout was deleted', data: z.object({ id: blackoutId }) },
  CalendarArchived: { summary: 'A calendar was archived and takes no more bookings', data: z.object(straining) },
  CalendarRestored: { summary: 'An archived calendar was restored', data: z.object({}) },
} as const satisfies Record<CalendarEvent['type'], EventKind>;
