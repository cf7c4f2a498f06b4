import { z } from 'zod';
import { strategies } from '#libs/booking';
import { CalendarResponse } from '../calendars/calendar.schemas.js';
import { calendarId, serviceId } from '../http/schemas/ids.js';
import { instantText } from '../http/schemas/instant.js';
import { pageOfView, positionToken } from '../http/schemas/reading.js';

export const ServiceResponse = z
  .object({
    id: serviceId,
    version: z.int(),
    position: positionToken,
    name: z.string(),
    timeZone: z.string(),
    durations: z.array(z.int()),
    step: z.int(),
    bufferBefore: z.int(),
    bufferAfter: z.int(),
    minNotice: z.int(),
    horizonDays: z.int(),
    approval: z.enum(['automatic', 'required']),
    approvalDeadline: z.int().nullable(),
    cancellationWindow: z.int(),
    holdSeconds: z.int(),
    holdSecondsMax: z.int(),
    offerMinutes: z.int(),
    maxUnitsPerBooking: z.int(),
    limits: z.object({
      perDay: z.int().nullable(),
      perWeek: z.int().nullable(),
      perCustomer: z.int().nullable(),
    }),
    showFree: z.boolean(),
    mails: z.enum(['off', 'on']),
    reminders: z.array(z.int()),
    mailFromName: z.string().nullable(),
    locale: z.string().nullable(),
    notifyDesk: z.array(z.string()).optional().meta({ description: 'Not told to the public.' }),
    uses: z.array(
      z.union([z.object({ calendarId }), z.object({ anyOf: z.array(calendarId), strategy: z.enum(strategies) })]),
    ),
    status: z.enum(['active', 'archived']),
    metadata: z.record(z.string(), z.unknown()),
    calendars: z
      .array(CalendarResponse.pick({ id: true, name: true, timeZone: true, publicMetadata: true }))
      .max(2_000)
      .exactOptional()
      .meta({
        description:
          'The active calendars that `uses` names, for public keys and manage tokens, which read no calendars; not in lists.',
      }),
    createdAt: instantText,
    updatedAt: instantText,
  })
  .meta({ id: 'Service' });

export const ServicesResponse = pageOfView('Services', ServiceResponse);
