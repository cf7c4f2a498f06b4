import { bookingStream } from './bookings/booking.js';
import { remindersStream } from './bookings/reminders.js';
import { waitlistStream } from './bookings/waitlist.js';
import { waitlistEntryStream } from './bookings/waitlist-entry.js';
import { calendarStream } from './calendars/calendar.js';
import { serviceStream } from './calendars/service.js';
import { agendaStream } from './claims/agenda.js';
import { displacementStream } from './claims/displacement.js';
import type { Stream } from './deciding/decision.js';
import { holdsStream } from './limits/holds.js';
import { tallyStream } from './limits/tally.js';

const streams: Record<string, (...parts: [string, string]) => Stream<unknown, never>> = {
  agenda: agendaStream as never,
  booking: bookingStream as never,
  calendar: calendarStream as never,
  displacement: displacementStream as never,
  holds: holdsStream as never,
  reminders: remindersStream as never,
  service: serviceStream as never,
  'tally-day': (serviceId, of) => tallyStream('day', serviceId, of),
  'tally-week': (serviceId, of) => tallyStream('week', serviceId, of),
  'tally-customer': (serviceId, of) => tallyStream('customer', serviceId, of),
  waitlist: waitlistStream as never,
  'waitlist-entry': waitlistEntryStream as never,
};

/** The stream of a name; null where no category of streams is called so. */
export const namedStream = (name: string): Stream<unknown, never> | null => {
  const [category = '', id = '', day = ''] = name.split('/');
  return streams[category]?.(id, day) ?? null;
};
