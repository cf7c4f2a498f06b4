import { z } from 'zod';
import type { EventTypesOf } from '#libs/event-store';
import type { CalendarEvent } from '../domain/calendars/calendar.js';
import { interval } from './interval.js';
import { nothing } from './nothing.js';
import { someOf } from './some-of.js';

const hours = z.strictObject({ from: z.string(), to: z.string() });
const weekly = hours.extend({ days: z.array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])) });
const exception = z.strictObject({ date: z.string(), openingHours: z.array(hours) });
const content = z.strictObject({
  name: z.string(),
  timeZone: z.string(),
  capacity: z.int(),
  openingHours: z.array(weekly),
  exceptions: z.array(exception),
  metadata: z.record(z.string(), z.unknown()),
  publicMetadata: z.record(z.string(), z.unknown()).exactOptional(),
});
const differences = someOf(content).extend({
  exceptions: z
    .strictObject({
      set: z.array(exception).min(1).exactOptional(),
      unset: z.array(z.string()).min(1).exactOptional(),
    })
    .exactOptional(),
});
const blackout = interval.extend({ id: z.string(), reason: z.string().nullable() });
const straining = z.strictObject({
  onConflict: z.enum(['reject', 'displace']),
  unchecked: z.array(z.string()).min(1).exactOptional(),
}).shape;

export const calendarEvents: EventTypesOf<CalendarEvent> = {
  CalendarCreated: [{ schema: content.extend({ id: z.string() }) }],
  CalendarChanged: [{ schema: differences.extend(straining) }],
  BlackoutAdded: [{ schema: blackout.extend(straining) }],
  BlackoutRemoved: [{ schema: z.strictObject({ id: z.string() }) }],
  CalendarArchived: [{ schema: z.strictObject(straining) }],
  CalendarRestored: nothing,
};
