import { z } from 'zod';
import { rules, type SeriesEvent } from '#libs/booking';
import { bookingId } from '../../http/schemas/ids.js';
import { instantText } from '../../http/schemas/instant.js';
import { SeriesResponse } from '../../series/series.schemas.js';
import type { EventKind } from './event-kind.js';

const content = SeriesResponse.pick({
  serviceId: true,
  start: true,
  duration: true,
  units: true,
  calendarIds: true,
  overrides: true,
  recurrence: true,
  mode: true,
  customerId: true,
});

const occurrence = z.object({
  start: instantText,
  bookingId: bookingId.nullable(),
  reason: z.string().optional(),
  rule: z.enum(rules).nullable().optional(),
});

/** A new event does not compile until somebody has described it. */
export const seriesEvents = {
  SeriesBooked: {
    summary: 'A series was booked: each occurrence is a booking of its own, or was skipped for a reason',
    data: content.extend({ occurrences: z.array(occurrence) }),
  },
  SeriesCancelled: {
    summary: 'The remaining occurrences of a series were cancelled',
    data: z.object({ reason: z.string().nullable(), bookingIds: z.array(bookingId) }),
  },
} as const satisfies Record<SeriesEvent['type'], EventKind>;
