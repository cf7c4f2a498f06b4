import type { Context } from '../../availability/availability.js';
import { findSlots, type Slot } from '../../availability/slots.js';
import { type Calendar, calendarStream } from '../../calendars/calendar.js';
import { candidatesOf, serviceStream } from '../../calendars/service.js';
import type { StandingClaim } from '../../claims/agenda.js';
import { agendaStreams, claimsSeen } from '../../claims/agenda.js';
import type { Occupied } from '../../claims/lane.js';
import type { Cause } from '../../claims/stranded.js';
import { intervalOf, unavailableOf, unreadableCalendar } from '../../claims/unavailable.js';
import { type Append, append, isReadable, type Read, type ReadAt } from '../../deciding/decision.js';
import { daysWithin, lookAtTallies } from '../../limits/limits.js';
import { day, earliest, type Interval, latest, utcDays } from '../../time/interval.js';
import { type Booking, bookingStream } from '../booking.js';
import { releasable, releasing } from '../ending/release.js';
import { asAgreed, lengthOf, standingOf } from '../reschedule-target.js';

/** Bookings displaced by one commit; a policy goes on with those that are left. */
export const displacedAtOnce = 100;

const othersLookedAt = 4;
const alternativesNamed = 5;
const reach = 7 * day;
const longestSearch = 62 * day;

/** A calendar as it will be, all claims on it, and those of them that lose their time. */
export interface Stranding {
  readonly calendar: Calendar;
  readonly claims: readonly StandingClaim[];
  readonly stranded: ReadonlyMap<StandingClaim, Cause>;
}

/**
 * The first of the stranded bookings lose their time, all of it, and are told where they could go; `isAll`: none is left.
 * One of which something cannot be read that its end depends on stays stranded.
 */
export const displacing = (
  deciding: ReadAt,
  { calendar, claims, stranded }: Stranding,
): { readonly displaced: readonly Append[]; readonly isAll: boolean } => {
  const { read } = deciding;
  const inOrder = [...stranded].sort(([a], [b]) => a.core.start - b.core.start);
  const bookings = firstReleasable(
    read,
    inOrder.map(([{ bookingId }]) => bookingId),
  );
  const causeOf = new Map(inOrder.map(([{ bookingId }, cause]) => [bookingId, cause]));
  const staying = claims.filter((claim) => !stranded.has(claim));
  const alternativesTo = alternatives(deciding, bookings, { calendar, claims: staying });
  const displaced = bookings.flatMap((booking) => {
    const cause = causeOf.get(booking.id)!;
    const data = { calendarId: calendar.id, cause, alternatives: alternativesTo(booking) };
    return [
      ...releasing(read, booking, 'displaced'),
      append(bookingStream(booking.id), { type: 'BookingDisplaced', data }),
    ];
  });
  return { displaced, isAll: bookings.length === stranded.size };
};

/** Of the first of them that can be released: where a whole group cannot, the next one is looked at. */
const firstReleasable = (read: Read, ids: readonly string[]): readonly Booking[] => {
  for (let at = 0; at < ids.length; at += displacedAtOnce) {
    const seen = read.all(ids.slice(at, at + displacedAtOnce).map((id) => bookingStream(id)));
    const bookings = releasable(
      read,
      seen.filter(isReadable).map(({ state }) => state!),
    );
    if (bookings.length > 0) return bookings;
  }
  return [];
};

/** Looked for once for all bookings that are alike, none of which stands in the way; of other calendars only a few, and as hints. */
const alternatives = ({ read, now }: ReadAt, bookings: readonly Booking[], changed: Occupied) => {
  const start = Math.max(now, earliest(bookings.map(({ core }) => core.start)) - reach);
  const end = latest(bookings.map(({ core }) => core.end)) + reach;
  const range = { start, end: Math.min(end, start + longestSearch) };
  const leaving = new Set(bookings.map(({ id }) => id));
  const services = new Map<string, Context | null>();
  const found = new Map<string, readonly Slot[]>();
  return (booking: Booking) => {
    const { serviceId, units, core } = booking;
    const length = lengthOf(booking);
    if (!services.has(serviceId)) services.set(serviceId, contextOf(read, serviceId, changed, range, leaving));
    const context = services.get(serviceId);
    if (!context) return [];
    const standing = standingOf(booking, { isStranded: true });
    const key = `${serviceId} ${length} ${units} ${standing.calendarIds}`;
    const service = asAgreed(context.service, booking);
    const slots =
      found.get(key) ?? findSlots({ ...context, service }, range, { duration: length, units, standing }, now);
    found.set(key, slots);
    const distance = (slot: Slot) => Math.abs(slot.start - core.start);
    return slots
      .toSorted((a, b) => distance(a) - distance(b))
      .slice(0, alternativesNamed)
      .map(({ start, end, calendarIds }) => ({ start, end, calendarIds }));
  };
};

/**
 * Null where it cannot be told what else there would be. `leaving`: those that lose their time in the same commit, and
 * count no more in their days and weeks.
 */
const contextOf = (
  read: Read,
  serviceId: string,
  changed: Occupied,
  range: Interval,
  leaving: ReadonlySet<string>,
): Context | null => {
  const stays = ({ bookingId }: { readonly bookingId: string }) => !leaving.has(bookingId);
  const [seen] = read.hint([serviceStream(serviceId)]).filter(isReadable);
  if (!seen?.state) return null;
  const service = seen.state;
  const uses = service.uses.map((use) => {
    if (!('anyOf' in use)) return use;
    const others = candidatesOf(use).filter((id) => id !== changed.calendar.id);
    return {
      ...use,
      anyOf: [...candidatesOf(use).filter((id) => id === changed.calendar.id), ...others.slice(0, othersLookedAt)],
    };
  });
  const others = uses.flatMap(candidatesOf).filter((id) => id !== changed.calendar.id);
  const calendars = read.hint(others.map((id) => calendarStream(id)));
  const occupied = others.map((id, at) => {
    const calendar = calendars[at]!;
    const agendas = read.hint(agendaStreams(id, range));
    return {
      calendar: calendar.isUnreadable ? unreadableCalendar(id) : calendar.state!,
      claims: claimsSeen(agendas.filter(isReadable)).filter(stays),
      unavailable: unavailableOf(id, calendar, utcDays(range), agendas).map(intervalOf),
    };
  });
  const counted = lookAtTallies(read.hint, service, daysWithin(service, range));
  if (!counted.every(({ seen }) => isReadable(seen))) return null;
  const tallies = counted.map(({ of, seen: { state } }) => ({ of, ...state, bookings: state.bookings.filter(stays) }));
  return { service: { ...service, uses }, calendars: [changed, ...occupied], tallies };
};
