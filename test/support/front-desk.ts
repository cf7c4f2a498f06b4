import { agendaStreams, type Claim } from '../../libs/booking/src/domain/agenda.js';
import { type BookingContent, bookingStream } from '../../libs/booking/src/domain/booking.js';
import { type Calendar, type CalendarContent, calendarStream } from '../../libs/booking/src/domain/calendar.js';
import { minute, widen } from '../../libs/booking/src/domain/interval.js';
import { type Service, type ServiceContent, serviceStream } from '../../libs/booking/src/domain/service.js';
import { type Append, append } from '../../libs/booking/src/domain/stream.js';
import { desk } from './given.js';

/** `2026-11-23T09:00`, UTC. */
export const utc = (time: string) => Date.parse(`${time}Z`);

/** A time of Monday, 23 November 2026, by the clock in Berlin. */
export const monday = (time: string) => Date.parse(`2026-11-23T${time}+01:00`);

/** The Sunday before, at noon in Berlin. */
export const sundayNoon = utc('2026-11-22T11:00');

/** Room 4 in Berlin, for one at a time, open on weekdays from nine to five. */
export const room: CalendarContent = {
  name: 'Room 4',
  timeZone: 'Europe/Berlin',
  capacity: 1,
  openingHours: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' }],
  exceptions: [],
  metadata: {},
};

/** Massage in Room 4: half an hour or an hour, every quarter of an hour, ten minutes of airing afterwards. */
export const massage: ServiceContent = {
  name: 'Massage',
  timeZone: 'Europe/Berlin',
  durations: [30, 60],
  step: 15,
  bufferBefore: 0,
  bufferAfter: 10,
  minNotice: 60,
  horizonDays: 90,
  cancellationWindow: 120,
  maxUnitsPerBooking: 1,
  uses: [{ calendarId: 'cal_room4' }],
  metadata: {},
};

export const ada = { id: 'cus_ada', name: 'Ada', email: 'ada@example.com', phone: null };

export const roomCreated = (changes: Partial<CalendarContent> = {}, id = 'cal_room4') =>
  append(calendarStream(id), { type: 'CalendarCreated', data: { id, ...room, ...changes } });

export const massageCreated = (changes: Partial<ServiceContent> = {}, id = 'svc_massage') =>
  append(serviceStream(id), { type: 'ServiceCreated', data: { id, ...massage, ...changes } });

export const contentOf = (start: number, changes: Partial<BookingContent> = {}): BookingContent => {
  const core = { start, end: start + 30 * minute };
  return {
    serviceId: 'svc_massage',
    calendarIds: ['cal_room4'],
    core,
    buffered: widen(core, 0, 10),
    units: 1,
    customer: ada,
    notes: null,
    metadata: {},
    ...changes,
  };
};

export const claimed = (id: string, { serviceId, calendarIds, core, buffered, units }: BookingContent): Append[] => {
  const data: Claim = { bookingId: id, serviceId, kind: 'booking', core, buffered, units, expiresAt: null };
  return calendarIds
    .flatMap((calendarId) => agendaStreams(calendarId, buffered))
    .map((agenda) => append(agenda, { type: 'TimeClaimed', data }));
};

export const freed = (id: string, { calendarIds, buffered }: BookingContent): Append[] =>
  calendarIds
    .flatMap((calendarId) => agendaStreams(calendarId, buffered))
    .map((agenda) => append(agenda, { type: 'TimeFreed', data: { bookingId: id } }));

/** Half an hour of massage in Room 4 for Ada: what stands in the log once it is booked. */
export const booked = (id: string, start: number, changes: Partial<BookingContent> = {}): Append[] => {
  const content = contentOf(start, changes);
  const confirmed = append(bookingStream(id), { type: 'BookingConfirmed', data: { id, ...content } });
  return [...claimed(id, content), confirmed];
};

/** Room 4 and its massage as they stand after their creation. */
export const theRoom = (changes: Partial<Calendar> = {}): Calendar => ({
  ...{ id: 'cal_room4', version: 1, position: 1, status: 'active', createdAt: 0, updatedAt: 0 },
  ...{ ...room, creation: { actor: desk, content: room } },
  ...changes,
});

export const theMassage = (changes: Partial<Service> = {}): Service => ({
  ...{ id: 'svc_massage', version: 1, position: 2, status: 'active', createdAt: 0, updatedAt: 0 },
  ...{ ...massage, creation: { actor: desk, content: massage } },
  ...changes,
});

/** A claim on Room 4 of half an hour and the airing after it. */
export const claim = (bookingId: string, start: number, changes: Partial<Claim> = {}): Claim => {
  const { serviceId, core, buffered, units } = contentOf(start);
  return { bookingId, serviceId, kind: 'booking', core, buffered, units, expiresAt: null, ...changes };
};
