import {
  type Booking,
  type BookingContent,
  type BookingEvent,
  bookingStream,
  type Displacement,
  type Taken,
} from '../../libs/booking/src/domain/bookings/booking.js';
import { type Calendar, calendarStream } from '../../libs/booking/src/domain/calendars/calendar.js';
import type { ServiceContent } from '../../libs/booking/src/domain/calendars/service.js';
import { displacementStream } from '../../libs/booking/src/domain/claims/displacement.js';
import { type Append, append, type Read } from '../../libs/booking/src/domain/deciding/decision.js';
import { holdsStream } from '../../libs/booking/src/domain/limits/holds.js';
import { adasHash, agreed, massageCreated, roomCreated, sundayNoon } from './front-desk.js';

/** When a hold ends that is made on Sunday at noon and lasts for the usual five minutes. */
export const fivePast = sundayNoon + 300_000;

/** The same instant for everybody but its holder. */
export const lapsed = fivePast + 2_000;

/** Among whose holds Ada's count. */
export const adasHolds = adasHash;

export const counted = (bookingId: string, expiresAt: number, holder = adasHolds) =>
  append(holdsStream(holder), { type: 'HoldCounted', data: { bookingId, expiresAt } });

export const uncounted = (bookingId: string, holder = adasHolds) =>
  append(holdsStream(holder), { type: 'HoldReleased', data: { bookingId } });

const happened = (event: BookingEvent, id: string) => append(bookingStream(id), event);

export const takenOf = ({ calendarIds, core, buffered, units, choices, overrides }: Taken): Taken => ({
  calendarIds,
  core,
  buffered,
  units,
  choices,
  overrides,
});

export const extended = (content: BookingContent, expiresAt: number, id = 'bkg_ada') =>
  happened({ type: 'HoldExtended', data: { expiresAt, ...takenOf(content) } }, id);

export const holdExpired = (id = 'bkg_ada') => happened({ type: 'HoldExpired', data: {} }, id);

export const requestExpired = (id = 'bkg_ada') => happened({ type: 'BookingRequestExpired', data: {} }, id);

export const confirmed = (content: BookingContent, id = 'bkg_ada') =>
  happened({ type: 'BookingConfirmed', data: { id, ...content, ...agreed } }, id);

export const approved = (id = 'bkg_ada') => happened({ type: 'BookingApproved', data: agreed }, id);

export const declined = (reason: string | null = null, id = 'bkg_ada') =>
  happened({ type: 'BookingDeclined', data: { reason } }, id);

export const moved = (
  content: BookingContent,
  expiresAt: number | null = null,
  id = 'bkg_ada',
  decideBy: number | null = null,
) => happened({ type: 'BookingRescheduled', data: { ...takenOf(content), decideBy, expiresAt } }, id);

export const noted = (notes: string, id = 'bkg_ada') =>
  happened({ type: 'BookingDetailsChanged', data: { notes } }, id);

export const cancelled = (reason: string | null = null, id = 'bkg_ada') =>
  happened({ type: 'BookingCancelled', data: { reason } }, id);

export const completed = (id = 'bkg_ada') => happened({ type: 'BookingCompleted', data: {} }, id);

export const notShown = (id = 'bkg_ada') => happened({ type: 'BookingMarkedNoShow', data: {} }, id);

export const displaced = (
  { calendarId = 'cal_room4', cause = 'blackout', alternatives = [] }: Partial<Displacement> = {},
  id = 'bkg_ada',
) => happened({ type: 'BookingDisplaced', data: { calendarId, cause, alternatives } }, id);

export const displacementBegun = (calendarId = 'cal_room4') =>
  append(displacementStream(calendarId), { type: 'DisplacementBegun', data: {} });

export const displacementEnded = (calendarId = 'cal_room4') =>
  append(displacementStream(calendarId), { type: 'DisplacementEnded', data: {} });

export const blackoutRemoved = (id = 'blk_paint', calendarId = 'cal_room4') =>
  append(calendarStream(calendarId), { type: 'BlackoutRemoved', data: { id } });

/** Rooms 4 and 5 and a massage that needs both. */
export const bothRooms = ['cal_room4', 'cal_room5'];
export const massageInBoth = (changes: Partial<ServiceContent> = {}): Append[] => [
  roomCreated(),
  roomCreated({ name: 'Room 5' }, 'cal_room5'),
  massageCreated({ uses: bothRooms.map((calendarId) => ({ calendarId })), ...changes }),
];

/** Rooms 4 and 5 and a massage in either. */
export const massageInEither = (changes: Partial<ServiceContent> = {}): Append[] => [
  roomCreated(),
  roomCreated({ name: 'Room 5' }, 'cal_room5'),
  massageCreated({ uses: [{ anyOf: bothRooms, strategy: 'first' }], ...changes }),
];

export const bookingIn = (read: Read, id = 'bkg_ada'): Booking => read(bookingStream(id)).state!;

export const calendarIn = (read: Read, id = 'cal_room4'): Calendar => read(calendarStream(id)).state!;
