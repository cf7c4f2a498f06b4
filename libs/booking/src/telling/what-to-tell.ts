import type { Booking, BookingStatus } from '../domain/bookings/booking.js';
import { isCalledOff } from './appointment.js';
import type { LetterKind } from './letters/letter.js';

/** What somebody knows of a booking once they were told of it: plain JSON. */
export type SaidOfBooking = Pick<Booking, 'status' | 'calendarIds'> & { readonly start: number; readonly end: number };

export const saidOf = ({ status, core, calendarIds }: Booking): SaidOfBooking => ({ status, ...core, calendarIds });

const ends = {
  declined: 'declined',
  cancelled: 'cancelled',
  displaced: 'displaced',
  expired: 'expired',
} as const satisfies Partial<Record<BookingStatus, LetterKind>>;

const isEnd = (status: BookingStatus): status is keyof typeof ends => Object.hasOwn(ends, status);

const beginnings = { pending: 'requested', confirmed: 'confirmed' } as const;

/**
 * What whom a booking is for has to be told so that they know how it stands; null: nothing. `told`: what they were told last, null
 * where that was nothing, or somebody else.
 */
export const tellCustomer = (told: SaidOfBooking | null, booking: Booking, now: number): LetterKind | null => {
  const { status, core } = booking;
  if (core.end <= now) return null;
  if (isEnd(status)) return told && told.status !== status ? ends[status] : null;
  if (status !== 'pending' && status !== 'confirmed') return null;
  const isNew = told === null;
  if (isNew) return core.start > now ? beginnings[status] : null;
  const isElsewhere = !isSameAppointment(told, saidOf(booking));
  if (told.status === status) return isElsewhere ? 'moved' : null;
  return isElsewhere && told.status !== 'pending' ? 'moved' : beginnings[status];
};

const isSameAppointment = (one: SaidOfBooking, other: SaidOfBooking): boolean =>
  one.start === other.start && one.end === other.end && one.calendarIds.join() === other.calendarIds.join();

/** What those who work there are told: what is new, and what its customer has called off. */
export const tellDesk = (told: SaidOfBooking | null, booking: Booking, now: number): LetterKind | null => {
  const { status, core } = booking;
  if (core.end <= now) return null;
  if (status === 'cancelled') return told && !isCalledOff(told) && isEndedByCustomer(booking) ? 'desk-cancelled' : null;
  if (told || core.start <= now) return null;
  if (status === 'pending') return 'desk-requested';
  return status === 'confirmed' ? 'desk-booked' : null;
};

/** Who has its manage token, or signed in as themselves. */
export const isEndedByCustomer = ({ endedBy = '' }: Pick<Booking, 'endedBy'>): boolean =>
  /^(manage-token|customer)\//.test(endedBy);

/** Whether all there is to tell somebody who was told of it up to a version was done without a word. */
export const isQuiet = ({ quietAfter }: Pick<Booking, 'quietAfter'>, version: number): boolean =>
  quietAfter !== undefined && version >= quietAfter;
