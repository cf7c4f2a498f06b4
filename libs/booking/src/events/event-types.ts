import { agendaEvents } from './agenda-events.js';
import { bookingEvents } from './booking-events.js';
import { calendarEvents } from './calendar-events.js';
import { displacementEvents } from './displacement-events.js';
import { holdsEvents } from './holds-events.js';
import { serviceEvents } from './service-events.js';

/** All that the log may say: every version that was ever written of every type. How to add one: docs/evolution.md. */
export const eventTypes = {
  ...calendarEvents,
  ...serviceEvents,
  ...bookingEvents,
  ...agendaEvents,
  ...holdsEvents,
  ...displacementEvents,
};
