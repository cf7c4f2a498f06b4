import { z } from 'zod';
import { overridable, seriesModes } from '#libs/booking';
import {
  bookingCustomer,
  bookingOverride,
  bookingStatuses,
  calendarIds,
  duration,
  units,
} from '../bookings/booking.schemas.js';
import { cancellation } from '../bookings/cancellation.js';
import { bookingId, calendarId, seriesId, serviceId } from '../http/schemas/ids.js';
import { instant, instantText } from '../http/schemas/instant.js';
import { notify } from '../http/schemas/notify.js';
import { metadata } from '../http/schemas/metadata.js';
import { positionToken } from '../http/schemas/reading.js';
import { text } from '../http/schemas/text.js';

const recurrence = text(6, 500).meta({
  description:
    'An RRULE of RFC 5545 that begins with start and ends by COUNT or UNTIL. It is evaluated in the time zone of the service, so the local time stays the same when clocks change. DAILY, WEEKLY, MONTHLY or YEARLY, at most 366 occurrences.',
  examples: ['FREQ=WEEKLY;COUNT=10'],
});

export const BookSeriesRequest = z
  .strictObject({
    id: seriesId.exactOptional(),
    serviceId,
    start: instant.meta({ description: 'The start of the first occurrence' }),
    duration: duration.nullable().default(null).meta({ description: 'Defaults to the first duration of the service' }),
    units: units.default(1),
    recurrence,
    mode: z
      .enum(seriesModes)
      .default('all')
      .meta({ description: 'all: every occurrence or none; available: those that are available, at least one' }),
    calendarIds: calendarIds.exactOptional(),
    customer: bookingCustomer,
    notes: text(0, 4_000).nullable().default(null),
    metadata: metadata.default({}),
    override: bookingOverride.exactOptional(),
    notify,
  })
  .meta({
    id: 'BookSeriesRequest',
    examples: [
      {
        serviceId: 'svc_consultation',
        start: '2026-11-23T09:00:00Z',
        recurrence: 'FREQ=WEEKLY;COUNT=10',
        customer: { name: 'Ada Lovelace', email: 'ada@example.com' },
      },
    ],
  });

export const CancelSeriesRequest = cancellation.meta({ id: 'CancelSeriesRequest' });

export const OccurrenceResponse = z
  .object({
    start: instantText.meta({ description: 'The current start: the booking may have been moved.' }),
    end: instantText.optional(),
    originalStart: instantText.meta({ description: 'The original date in the recurrence.' }),
    outcome: z.enum(['booked', 'skipped']).meta({ description: 'The result when the series was booked.' }),
    bookingId: bookingId.optional(),
    status: z.enum(bookingStatuses).optional().meta({ description: 'The current status of the booking.' }),
    cancelled: z
      .boolean()
      .optional()
      .meta({ description: 'Whether the booking was cancelled together with the series.' }),
    problem: z
      .object({ type: z.string(), title: z.string(), status: z.int(), code: z.string(), rule: z.string().optional() })
      .optional()
      .meta({ description: 'Why the occurrence was skipped.' }),
  })
  .meta({ id: 'Occurrence' });

export const SeriesResponse = z
  .object({
    id: seriesId,
    version: z.int(),
    position: positionToken,
    status: z.enum(['booked', 'cancelled']),
    serviceId,
    start: instantText,
    duration: z.int(),
    units: z.int(),
    calendarIds: z.array(calendarId).nullable(),
    overrides: z.array(z.enum(overridable)),
    recurrence: z.string(),
    mode: z.enum(seriesModes),
    customerId: z.string(),
    occurrences: z.array(OccurrenceResponse),
    createdAt: instantText,
    updatedAt: instantText,
  })
  .meta({ id: 'Series' });
