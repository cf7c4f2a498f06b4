import { openTo } from '../availability/candidates.js';
import type { Wanted } from '../availability/service-rules.js';
import { calendarIdsOf, type Service } from '../calendars/service.js';
import { agendasHeld } from '../claims/agenda.js';
import { type Append, append, type Read } from '../deciding/decision.js';
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
}

export const lengthOf = ({ core }: Pick<Taken, 'core'>) => (core.end - core.start) / minute;

/** The service with what it once agreed to: a booking may keep a length or number of units no longer offered. */
export const asAgreed = (service: Service, booking: Booking): Service => ({
  ...service,
  durations: [...service.durations, lengthOf(booking)],
  maxUnitsPerBooking: Math.max(service.maxUnitsPerBooking, booking.units),
});

const endsBeforeItBegins = new Set<BookingStatus>(['held', 'pending']);

/** On the calendars that it has where they are free and nothing else is stated, otherwise on any. */
export const findOtherPlace = (read: Read, booking: Booking, service: Service, move: Move, now: number): Place => {
  const { start, calendarIds, override } = move;
  const wanted: Wanted = {
    start,
    duration: move.duration ?? lengthOf(booking),
    units: move.units ?? booking.units,
    calendarIds,
    override,
    endsAtStart: endsBeforeItBegins.has(booking.before ?? booking.status),
  };
  const isStanding = isThere(booking, service, { ...move, start: booking.core.start });
  const search = { ignoreBooking: booking.id, standsAt: isStanding ? booking.core.start : undefined };
  const used = new Set(calendarIdsOf(service.uses));
  const own = booking.calendarIds.filter((id) => used.has(id));
  const hasChoice = used.size > service.uses.length;
  if (calendarIds || !hasChoice) return findPlace(read, service, wanted, now, search);
  const place = findPlace(read, service, { ...wanted, calendarIds: own }, now, search);
  return place.verdict.bookable ? place : findPlace(read, service, wanted, now, search);
};

/** Whether the booking stands there already, whatever speaks against it now; buffers follow the service only when it moves. */
export const isThere = (booking: Booking, service: Service, move: Move) => {
  const { status, core, units, calendarIds } = booking;
  if (status === 'displaced' || core.start !== move.start) return false;
  const stays = (move.duration ?? lengthOf(booking)) === lengthOf(booking) && (move.units ?? units) === units;
  const places = openTo(service, move.calendarIds ?? calendarIds);
  return stays && places.every(({ candidates }) => candidates.some((id) => calendarIds.includes(id)));
};

/** Frees what a booking has and does not take again. */
export const leaving = (read: Read, booking: Booking, taken: Taken): Append[] => {
  if (booking.status === 'displaced') return [];
  read.all(agendasHeld(booking));
  const kept = new Set(agendasHeld(taken).map(({ name }) => name));
  const left = agendasHeld(booking).filter(({ name }) => !kept.has(name));
  return left.map((agenda) => append(agenda, { type: 'TimeFreed', data: { bookingId: booking.id } }));
};
