import { z } from 'zod';
import type { EventTypesOf } from '#libs/event-store';
import type { ServiceEvent } from '../domain/calendars/service.js';
import { nothing } from './nothing.js';
import { someOf } from './some-of.js';

const one = z.strictObject({ calendarId: z.string() });
const anyOf = z.strictObject({
  anyOf: z.array(z.string()),
  strategy: z.enum(['first', 'round-robin', 'least-busy']),
});
const content = z.strictObject({
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
  limits: z.strictObject({
    perDay: z.int().nullable(),
    perWeek: z.int().nullable(),
    perCustomer: z.int().nullable(),
  }),
  showFree: z.boolean(),
  mails: z.enum(['off', 'on']),
  reminders: z.array(z.int()),
  mailFromName: z.string().nullable(),
  locale: z.string().nullable(),
  notifyDesk: z.array(z.string()),
  uses: z.array(z.union([one, anyOf])),
  metadata: z.record(z.string(), z.unknown()),
});

export const serviceEvents: EventTypesOf<ServiceEvent> = {
  ServiceCreated: [{ schema: content.extend({ id: z.string() }) }],
  ServiceChanged: [{ schema: someOf(content) }],
  ServiceArchived: nothing,
  ServiceRestored: nothing,
};
