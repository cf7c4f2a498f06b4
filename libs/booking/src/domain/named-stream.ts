import { agendaStream } from './agenda.js';
import { bookingStream } from './booking.js';
import { calendarStream } from './calendar.js';
import { displacementStream } from './displacement.js';
import { holdsStream } from './holds.js';
import { serviceStream } from './service.js';
import type { Stream } from './stream.js';

const streams: Record<string, (...parts: [string, string]) => Stream<unknown, never>> = {
  agenda: agendaStream as never,
  booking: bookingStream as never,
  calendar: calendarStream as never,
  displacement: displacementStream as never,
  holds: holdsStream as never,
  service: serviceStream as never,
};

/** The stream of a name; null where no category of streams is called so. */
export const namedStream = (name: string): Stream<unknown, never> | null => {
  const [category = '', id = '', day = ''] = name.split('/');
  return streams[category]?.(id, day) ?? null;
};
