import type { Service } from '../calendars/service.js';
import type { AskedChange, ChangeRequest } from '../deciding/asked-change.js';
import type { Read } from '../deciding/decision.js';
import { found, Refused, type Subject } from '../deciding/refused.js';
import { minute } from '../time/interval.js';
import { type Booking, type BookingStatus, bookingStream } from './booking.js';

export const transitionNames = [
  'confirm',
  'extend',
  'approve',
  'decline',
  'reschedule',
  'cancel',
  'complete',
  'no-show',
] as const;
export type Transition = (typeof transitionNames)[number];

/**
 * Where a booking may go from where it is, and what it is then. An expired hold may still be confirmed or extended as long
 * as its time is free, an expired request may not.
 */
export const transitions: Record<BookingStatus, Partial<Record<Transition, readonly BookingStatus[]>>> = {
  held: { confirm: ['confirmed', 'pending'], extend: ['held'], reschedule: ['held'], cancel: ['cancelled'] },
  pending: { approve: ['confirmed'], decline: ['declined'], reschedule: ['pending'], cancel: ['cancelled'] },
  confirmed: {
    reschedule: ['confirmed'],
    cancel: ['cancelled'],
    complete: ['completed'],
    'no-show': ['no-show'],
  },
  displaced: { reschedule: ['held', 'pending', 'confirmed'], cancel: ['cancelled'] },
  expired: { confirm: ['confirmed', 'pending'], extend: ['held'] },
  completed: {},
  'no-show': {},
  declined: {},
  cancelled: {},
};

/** What happens to a booking that nobody asked for: its time runs out, or a change of a calendar takes it. */
export const turns: Record<'expire' | 'displace', readonly BookingStatus[]> = {
  expire: ['held', 'pending'],
  displace: ['held', 'pending', 'confirmed'],
};

/** Where a command finds done already what it would do. */
export const alreadyDone: Record<Transition, readonly BookingStatus[]> = {
  confirm: ['confirmed', 'pending'],
  extend: [],
  approve: ['confirmed'],
  decline: ['declined'],
  reschedule: [],
  cancel: ['cancelled'],
  complete: ['completed'],
  'no-show': ['no-show'],
};

export const isDone = ({ status }: Booking, transition: Transition) => alreadyDone[transition].includes(status);

/** A hold or request whose time has run out has expired, whether or not that is recorded. */
export const hasRunOut = ({ status, expiresAt }: Booking, now: number) =>
  (status === 'held' || status === 'pending') && expiresAt !== null && expiresAt <= now;

const standing = (booking: Booking, now: number): Pick<Booking, 'status' | 'before'> =>
  hasRunOut(booking, now) ? { status: 'expired', before: booking.status } : booking;

const allowedFrom = ({ status, before }: Pick<Booking, 'status' | 'before'>) =>
  status === 'expired' && before === 'pending' ? [] : (Object.keys(transitions[status]) as Transition[]);

export const mayBe = (booking: Booking, transition: Transition, now: number) =>
  allowedFrom(standing(booking, now)).includes(transition);

export const ensureAllowed = (subject: Subject, booking: Booking, transition: Transition, now: number) => {
  const { status, before } = standing(booking, now);
  const allowed = allowedFrom({ status, before });
  if (!allowed.includes(transition)) refuseTransition(subject, booking, status, allowed);
};

export const refuseTransition = (
  subject: Subject,
  { version }: Booking,
  currentStatus: BookingStatus,
  allowed: readonly string[],
  until?: number,
): never => {
  throw new Refused('illegal-transition', { subject, currentStatus, allowed, currentVersion: version }, until);
};

/**
 * The last instant at which a booking may be cancelled or moved: what is not agreed yet has none. Of the window that was
 * agreed on and the present one the milder counts.
 */
export const closesAt = ({ core, status, cancellationWindow: agreed }: Booking, { cancellationWindow }: Service) =>
  status === 'confirmed'
    ? core.start - Math.min(cancellationWindow, agreed ?? cancellationWindow) * minute
    : Number.POSITIVE_INFINITY;

export const ensureWindowOpen = (subject: Subject, closedAt: number, now: number) => {
  if (now > closedAt) throw new Refused('window-closed', { subject, closedAt });
};

/** The booking that somebody wants to change, which must exist. */
export const openBooking = (read: Read, { id, stated }: ChangeRequest): AskedChange & { readonly booking: Booking } => {
  const subject: Subject = { kind: 'booking', id };
  const seen = read(bookingStream(id));
  return { subject, seen, stated, booking: found(subject, seen.state) };
};
