import { agendaEvents } from './agenda-events.js';
import { bookingEvents } from './booking-events.js';
import { calendarEvents } from './calendar-events.js';
import { customerEvents } from './customer-events.js';
import { displacementEvents } from './displacement-events.js';
import { holdsEvents } from './holds-events.js';
import { mailEvents } from './mail-events.js';
import { remindersEvents } from './reminders-events.js';
import { seriesEvents } from './series-events.js';
import { serviceEvents } from './service-events.js';
import { tallyEvents } from './tally-events.js';
import { waitlistEntryEvents } from './waitlist-entry-events.js';
import { waitlistEvents } from './waitlist-events.js';
import { waitsEvents } from './waits-events.js';
import { webhookEvents } from './webhook-events.js';

/** The events of the log by what they are about, as their samples lie in `libs/booking/samples`. */
export const eventGroups = {
  calendar: calendarEvents,
  service: serviceEvents,
  series: seriesEvents,
  booking: bookingEvents,
  reminders: remindersEvents,
  customer: customerEvents,
  agenda: agendaEvents,
  holds: holdsEvents,
  waits: waitsEvents,
  displacement: displacementEvents,
  tally: tallyEvents,
  waitlist: waitlistEvents,
  'waitlist-entry': waitlistEntryEvents,
  webhook: webhookEvents,
  mail: mailEvents,
};

/** All that the log may say: every version that was ever written of every type. How to add one: docs/evolution.md. */
export const eventTypes = {
  ...calendarEvents,
  ...serviceEvents,
  ...seriesEvents,
  ...bookingEvents,
  ...remindersEvents,
  ...customerEvents,
  ...agendaEvents,
  ...holdsEvents,
  ...waitsEvents,
  ...displacementEvents,
  ...tallyEvents,
  ...waitlistEvents,
  ...waitlistEntryEvents,
  ...webhookEvents,
  ...mailEvents,
};
