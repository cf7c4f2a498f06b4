import { agendaStreams } from './agenda.js';
import { agendasToBook, claiming } from './book-slot.js';
import { type Booking, bookingStream, type Taken } from './booking.js';
import { minute } from './interval.js';
import { same } from './patch.js';
import type { Wanted } from './rules.js';
import type { Service } from './service.js';
import { type Append, append } from './stream.js';

/** Where a booking is to go. A length or number of units that is not stated stays as it is. */
export interface Move {
  readonly start: number;
  readonly duration: number | null;
  readonly units: number | null;
}

const lengthOf = ({ core }: Taken) => (core.end - core.start) / minute;

export const wantedBy = (booking: Booking, { start, duration, units }: Move): Wanted => ({
  start,
  duration: duration ?? lengthOf(booking),
  units: units ?? booking.units,
});

/** The service with what it once agreed to: a booking may keep a length or number of units no longer offered. */
export const asAgreed = (service: Service, booking: Booking): Service => ({
  ...service,
  durations: [...service.durations, lengthOf(booking)],
  maxUnitsPerBooking: Math.max(service.maxUnitsPerBooking, booking.units),
});

/** The agendas that a booking stands on. */
export const agendasHeld = ({ calendarIds, buffered }: Taken) =>
  calendarIds.flatMap((calendarId) => agendaStreams(calendarId, buffered));

/** The agendas of the new time, on the calendar that the service uses now. */
export const agendasToTake = (booking: Booking, service: Service, move: Move) =>
  agendasToBook(asAgreed(service, booking), wantedBy(booking, move));

/** Whether the booking stands there already; buffers follow the service only when it moves. */
export const isThere = ({ core, units, calendarIds }: Booking, taken: Taken) =>
  same({ core, units, calendarIds }, { core: taken.core, units: taken.units, calendarIds: taken.calendarIds });

export const freeing = (bookingId: string, agendas: ReturnType<typeof agendasHeld>): Append[] =>
  agendas.map((agenda) => append(agenda, { type: 'TimeFreed', data: { bookingId } }));

export const moving = (booking: Booking, taken: Taken): Append[] => {
  const { id, serviceId } = booking;
  const claimed = claiming(id, { serviceId, ...taken });
  const kept = new Set(claimed.map(({ stream }) => stream.name));
  const left = agendasHeld(booking).filter(({ name }) => !kept.has(name));
  return [...freeing(id, left), ...claimed, append(bookingStream(id), { type: 'BookingRescheduled', data: taken })];
};
