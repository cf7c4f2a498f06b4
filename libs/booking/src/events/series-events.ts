import { z } from 'zod';
import type { EventTypesOf } from '#libs/event-store';
import { type SeriesEvent, seriesModes, skipReasons } from '../domain/bookings/series.js';
import { overridable, type Rule } from '../domain/deciding/refused.js';
import { instant } from './instant.js';

/** Others may come. */
const rule = z.string() as z.ZodType<string> as z.ZodType<Rule>;

const occurrence = z.union([
  z.strictObject({ start: instant, bookingId: z.string() }),
  z.strictObject({ start: instant, bookingId: z.null(), reason: z.enum(skipReasons), rule: rule.nullable() }),
]);

export const seriesEvents: EventTypesOf<SeriesEvent> = {
  SeriesBooked: [
    {
      schema: z.strictObject({
        id: z.string(),
        serviceId: z.string(),
        start: instant,
        duration: z.int(),
        units: z.int(),
        calendarIds: z.array(z.string()).nullable(),
        overrides: z.array(z.enum(overridable)),
        recurrence: z.string(),
        mode: z.enum(seriesModes),
        customerId: z.string(),
        occurrences: z.array(occurrence),
      }),
    },
  ],
  SeriesCancelled: [
    {
      schema: z.strictObject({ reason: z.string().nullable(), bookingIds: z.array(z.string()) }),
      personal: { fields: ['reason'], subject: 'customerId' },
    },
  ],
};
