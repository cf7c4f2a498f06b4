import { bookingEvents } from './booking-events.js';
import { calendarEvents } from './calendar-events.js';
import { customerEvents } from './customer-events.js';
import type { EventKind } from './event-kind.js';
import { mailEvents } from './mail-events.js';
import { seriesEvents } from './series-events.js';
import { serviceEvents } from './service-events.js';
import { waitlistEvents } from './waitlist-events.js';
import { webhookEvents } from './webhook-events.js';

/** Every event that is told, by its type. */
export const eventKinds: Readonly<Record<string, EventKind>> = {
  ...calendarEvents,
  ...serviceEvents,
  ...bookingEvents,
  ...seriesEvents,
  ...waitlistEvents,
  ...customerEvents,
  ...webhookEvents,
  ...mailEvents,
};
