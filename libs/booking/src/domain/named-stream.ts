import { agendaStream } from './agenda.js';
import { bookingStream } from './booking.js';
import { calendarStream } from './calendar.js';
import { displacementStream } from './displacement.js';
import { holdsStream } from './holds.js';
import { serviceStream } from './service.js';
import type { Stream } from './stream.js';
import { tallyStream } from './tally.js';
import { waitlistEntryStream } from './waitlist-entry.js';
import { waitlistStream } from './waitlist.js';

const streams: Record<string, (...parts: [string, string]) => Stream<unknown, never>> = {
  agenda: agendaStream as never,
  booking: bookingStream as never,
  calendar: calendarStream as never,
  displacement: displacementStream as never,
  holds: holdsStream as never,
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
