import type { Context } from '../../libs/booking/src/domain/availability/availability.js';
import {
  type BookingContent,
  bookingStream,
  type HandingOn,
  type Hold,
  type Terms,
} from '../../libs/booking/src/domain/bookings/booking.js';
import { type Drawn } from '../../libs/booking/src/domain/bookings/claim-time.js';
import {
  type Blackout,
  type Calendar,
  type CalendarContent,
  type CalendarDifferences,
  calendarStream,
  type OnConflict,
} from '../../libs/booking/src/domain/calendars/calendar.js';
import {
  noLimits,
  type Service,
  type ServiceContent,
  type ServiceDifferences,
  serviceStream,
} from '../../libs/booking/src/domain/calendars/service.js';
import { agendaStreams, type Claim } from '../../libs/booking/src/domain/claims/agenda.js';
import { upcomingAgendas } from '../../libs/booking/src/domain/claims/upcoming-agendas.js';
import { type Append, append, type Read } from '../../libs/booking/src/domain/deciding/decision.js';
import type { StatedVersion } from '../../libs/booking/src/domain/deciding/stated-version.js';
import { bookSlot, type SlotRequest } from '../../libs/booking/src/domain/decisions/bookings/book-slot.js';
import { holdsStream } from '../../libs/booking/src/domain/limits/holds.js';
import { type Interval, minute, widen } from '../../libs/booking/src/domain/time/interval.js';
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
  approval: 'automatic',
  approvalDeadline: null,
  cancellationWindow: 120,
  holdSeconds: 300,
  holdSecondsMax: 1_800,
  offerMinutes: 60,
  maxUnitsPerBooking: 1,
  limits: noLimits,
  showFree: false,
  mails: 'off',
  reminders: [],
  mailFromName: null,
  locale: null,
  notifyDesk: [],
  uses: [{ calendarId: 'cal_room4' }],
  metadata: {},
};

export const ada = { id: 'cus_ada', name: 'Ada', email: 'ada@example.com', phone: null };

/** What stands for Ada where her holds and bookings are counted. */
export const adasHash = 'hash_of_ada';

export const roomCreated = (changes: Partial<CalendarContent> = {}, id = 'cal_room4') =>
  append(calendarStream(id), { type: 'CalendarCreated', data: { id, ...room, ...changes } });

export const massageCreated = (changes: Partial<ServiceContent> = {}, id = 'svc_massage') =>
  append(serviceStream(id), { type: 'ServiceCreated', data: { id, ...massage, ...changes } });

export const roomChanged = (
  changes: CalendarDifferences,
  { id = 'cal_room4', onConflict = 'reject' as OnConflict } = {},
) => append(calendarStream(id), { type: 'CalendarChanged', data: { ...changes, onConflict } });

export const roomArchived = ({ id = 'cal_room4', onConflict = 'reject' as OnConflict } = {}) =>
  append(calendarStream(id), { type: 'CalendarArchived', data: { onConflict } });

export const roomRestored = ({ id = 'cal_room4' } = {}) =>
  append(calendarStream(id), { type: 'CalendarRestored', data: {} });

export const blackoutAdded = (
  { start, end, ...more }: Interval & Partial<Blackout>,
  { id = 'cal_room4', onConflict = 'reject' as OnConflict } = {},
) => {
  const blackout: Blackout = { id: 'blk_paint', start, end, reason: null, ...more };
  return append(calendarStream(id), { type: 'BlackoutAdded', data: { ...blackout, onConflict } });
};

export const massageChanged = (changes: ServiceDifferences, id = 'svc_massage') =>
  append(serviceStream(id), { type: 'ServiceChanged', data: changes });

export const massageArchived = (id = 'svc_massage') => append(serviceStream(id), { type: 'ServiceArchived', data: {} });

export const contentOf = (start: number, changes: Partial<BookingContent> = {}): BookingContent => {
  const core = { start, end: start + 30 * minute };
  return {
    serviceId: 'svc_massage',
    calendarIds: ['cal_room4'],
    core,
    buffered: widen(core, 0, 10),
    units: 1,
    choices: [],
    overrides: [],
    customer: ada,
    notes: null,
    metadata: {},
    customerHash: changes.customer === null ? null : adasHash,
    seriesId: null,
    ...changes,
  };
};

export const claimed = (id: string, content: BookingContent, changes: Partial<Claim> = {}): Append[] => {
  const { serviceId, calendarIds, core, buffered, units, overrides } = content;
  const outsideHours = overrides.includes('outside-hours');
  const booking = { bookingId: id, serviceId, kind: 'booking', expiresAt: null } as const;
  const data: Claim = { ...booking, core, buffered, units, outsideHours, ...changes };
  return calendarIds
    .flatMap((calendarId) => agendaStreams(calendarId, buffered))
    .map((agenda) => append(agenda, { type: 'TimeClaimed', data }));
};

export const freed = (id: string, { calendarIds, buffered }: BookingContent): Append[] =>
  calendarIds
    .flatMap((calendarId) => agendaStreams(calendarId, buffered))
    .map((agenda) => append(agenda, { type: 'TimeFreed', data: { bookingId: id } }));

/** What a massage is confirmed with. */
export const agreed = { cancellationWindow: massage.cancellationWindow };

/** Half an hour of massage in Room 4 for Ada: what stands in the log once it is booked. */
export const booked = (
  id: string,
  start: number,
  changes: Partial<BookingContent> = {},
  terms: Terms & HandingOn = agreed,
): Append[] => {
  const content = contentOf(start, changes);
  const confirmed = append(bookingStream(id), { type: 'BookingConfirmed', data: { id, ...content, ...terms } });
  return [...claimed(id, content), confirmed];
};

/** The same half hour only held, by default for whom nobody counts holds. */
export const held = (
  id: string,
  start: number,
  { expiresAt, holdSeconds = 300, holder = null }: Partial<Hold> & { readonly expiresAt: number },
  changes: Partial<BookingContent> = {},
): Append[] => {
  const content = contentOf(start, changes);
  const data = { id, ...content, expiresAt, holdSeconds, holder };
  const counted = { type: 'HoldCounted', data: { bookingId: id, expiresAt } } as const;
  return [
    ...claimed(id, content, { kind: 'hold', expiresAt }),
    ...(holder === null ? [] : [append(holdsStream(holder), counted)]),
    append(bookingStream(id), { type: 'BookingHeld', data }),
  ];
};

/** The same half hour asked for, until somebody approves it or its time runs out. */
export const requested = (
  id: string,
  start: number,
  expiresAt = start,
  changes: Partial<BookingContent> = {},
  decideBy = expiresAt === start ? null : expiresAt,
): Append[] => {
  const content = contentOf(start, changes);
  const data = { id, ...content, decideBy, expiresAt };
  return [
    ...claimed(id, content, { kind: 'request', expiresAt }),
    append(bookingStream(id), { type: 'BookingRequested', data }),
  ];
};

/** Room 4 and its massage as they stand after their creation. */
export const theRoom = (changes: Partial<Calendar> = {}): Calendar => ({
  ...{ id: 'cal_room4', version: 1, position: 1, mark: '', status: 'active', createdAt: 0, updatedAt: 0 },
  ...{ blackouts: [], blackoutsRemoved: [], blackoutsBy: [], hoursSince: 1 },
  ...{ ...room, creation: { actor: desk, content: room } },
  ...changes,
});

export const theMassage = (changes: Partial<Service> = {}): Service => ({
  ...{ id: 'svc_massage', version: 1, position: 2, mark: '', status: 'active', createdAt: 0, updatedAt: 0 },
  ...{ everUsed: ['cal_room4'], customersSince: 1, remindersSince: 0 },
  ...{ ...massage, creation: { actor: desk, content: massage } },
  ...changes,
});

/** A claim on Room 4 of half an hour and the airing after it. */
export const claim = (bookingId: string, start: number, changes: Partial<Claim> = {}): Claim => {
  const { serviceId, core, buffered, units } = contentOf(start);
  const booked = { bookingId, serviceId, kind: 'booking', expiresAt: null, outsideHours: false } as const;
  return { ...booked, core, buffered, units, ...changes };
};

/** What a massage in Room 4 is judged on. */
export const inRoom4 = ({
  calendar = theRoom(),
  claims = [],
  ...more
}: Partial<Context> & { readonly calendar?: Calendar; readonly claims?: readonly Claim[] } = {}): Context => ({
  service: theMassage(),
  calendars: [{ calendar, claims }],
  ...more,
});

/** The agendas that a change of a calendar is decided on: those from yesterday on. */
export const upcoming = (read: Read, now: number, id = 'cal_room4') => upcomingAgendas({ read, now }, id);

export const at = (version: number): StatedVersion => ({ by: 'expectedVersion', version });
export const ifMatch = (version: number | null): StatedVersion => ({ by: 'if-match', version });

/** Ada asks for half an hour of massage on Monday at ten. */
export const request: SlotRequest = {
  serviceId: 'svc_massage',
  start: monday('10:00'),
  duration: 30,
  units: 1,
  customer: ada,
  notes: null,
  metadata: {},
};

export const book =
  (changes: Partial<SlotRequest> = {}, now = sundayNoon, drawn: Partial<Drawn> = {}) =>
  (read: Read) => {
    const ids = { bookingId: 'bkg_ada', customerId: 'cus_new', customerHash: adasHash, holder: null, ...drawn };
    return bookSlot({ ...{ holdsPerCustomer: 5 }, read, actor: desk, now }, { ...request, ...changes }, ids);
  };
