import type { Verdict } from '../availability/availability.js';
import { openTo } from '../availability/candidates.js';
import type { Wanted } from '../availability/service-rules.js';
import type { Service } from '../calendars/service.js';
import { agendasHeld } from '../claims/agenda.js';
import type { Standing } from '../claims/standing.js';
import { strandsOn } from '../claims/stranded.js';
import { type Append, append, type ReadAt } from '../deciding/decision.js';
import type { Override } from '../deciding/refused.js';
import { minute } from '../time/interval.js';
import type { Booking, BookingStatus, Taken } from './booking.js';
import { findPlace, type Place } from './find-place.js';

/** Where a booking is to go. A length, number of units or calendar that is not stated stays as it is, if it can. */
export interface Move {
  readonly start: number;
  readonly duration: number | null;
  readonly units: number | null;
  readonly calendarIds?: readonly string[] | undefined;
  readonly override?: readonly Override[] | undefined;
  /** Whether somebody asks for it who may move any booking. */
  readonly byDesk?: boolean;
  readonly notify?: boolean | undefined;
}

export const lengthOf = ({ core }: Pick<Taken, 'core'>) => (core.end - core.start) / minute;

/**
 * The service with what it once agreed to: a booking may keep a length or number of units no longer offered. Whoever may
 * move any booking may shorten one where it is to any multiple of the step.
 */
export const asAgreed = (service: Service, booking: Booking, move?: Move): Service => {
  const known = lengthOf(booking);
  const length = move?.duration ?? known;
  const isShorter = move?.byDesk && move.start === booking.core.start && length < known && length % service.step === 0;
  return {
    ...service,
    durations: [...service.durations, known, ...(isShorter ? [length] : [])],
    maxUnitsPerBooking: Math.max(service.maxUnitsPerBooking, booking.units),
  };
};

/** What a booking has, as far as it is to keep it. `isStranded`: it has lost it and is about to hear of that. */
export const standingOf = (
  { status, calendarIds, core, buffered, units }: Booking,
  { byDesk = false, isStranded = false },
): Standing => ({
  calendarIds,
  had: status === 'displaced' || isStranded ? null : { core, buffered, units },
  mayHaveBegun: byDesk && status === 'confirmed',
});

const endsBeforeItBegins = new Set<BookingStatus>(['held', 'pending']);

/** On the calendars that it has, each where it is free and nothing else is stated for its entry, otherwise on others. */
export const findOtherPlace = (deciding: ReadAt, booking: Booking, service: Service, move: Move): Place => {
  const { start, calendarIds, override, byDesk } = move;
  const wanted: Wanted = {
    start,
    duration: move.duration ?? lengthOf(booking),
    units: move.units ?? booking.units,
    calendarIds,
    override,
    endsAtStart: endsBeforeItBegins.has(booking.before ?? booking.status),
    standing: standingOf(booking, { byDesk, isStranded: strandsOn(deciding, booking) !== null }),
  };
  const isStanding = isThere(booking, service, { ...move, start: booking.core.start });
  const search = { ignoreBooking: booking.id, standsAt: isStanding ? booking.core.start : undefined };
  return findPlace(deciding, service, wanted, search);
};

/**
 * Whether something is given back that had been agreed on: only that has to come in time, while the cancellation window is
 * open. Otherwise whoever is too late to cancel a party of ten would give back nine places a minute before.
 */
export const givesBack = (booking: Booking, move: Move, { bookable, taken }: Verdict) => {
  const isLess =
    (move.duration ?? lengthOf(booking)) < lengthOf(booking) || (move.units ?? booking.units) < booking.units;
  const leaves = bookable && !booking.calendarIds.every((id) => taken.calendarIds.includes(id));
  return move.start !== booking.core.start || isLess || leaves;
};

/** What was set aside for the time that it keeps stays so. */
export const withOverridesKept = (booking: Booking, taken: Taken): Taken =>
  booking.status === 'displaced' || taken.core.start !== booking.core.start
    ? taken
    : { ...taken, overrides: [...new Set([...booking.overrides, ...taken.overrides])] };

/** Whether the booking stands there already, whatever speaks against it now; buffers follow the service only when it moves. */
export const isThere = (booking: Booking, service: Service, move: Move) => {
  const { status, core, units, calendarIds } = booking;
  if (status === 'displaced' || core.start !== move.start) return false;
  const stays = (move.duration ?? lengthOf(booking)) === lengthOf(booking) && (move.units ?? units) === units;
  const places = openTo(service, move.calendarIds ?? calendarIds);
  return stays && places.every(({ candidates }) => candidates.some((id) => calendarIds.includes(id)));
};

/** Frees what a booking has and does not take again. */
export const leaving = (booking: Booking, taken: Taken): Append[] => {
  if (booking.status === 'displaced') return [];
  const kept = new Set(agendasHeld(taken).map(({ name }) => name));
  const left = agendasHeld(booking).filter(({ name }) => !kept.has(name));
  return left.map((agenda) => append(agenda, { type: 'TimeFreed', data: { bookingId: booking.id } }));
};
