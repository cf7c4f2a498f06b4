import { judge, type Verdict } from '../availability/availability.js';
import { dayOf, looksAtTheDay, openTo } from '../availability/candidates.js';
import { extent } from '../availability/extent.js';
import type { Circumstances } from '../availability/refuse-slot.js';
import { isInRange, type Wanted } from '../availability/service-rules.js';
import { type Calendar, calendarStream } from '../calendars/calendar.js';
import { type Service, serviceStream } from '../calendars/service.js';
import { type Agenda, agendaStream, agendaStreams, type Claim, claimsSeenIn, seenAgendas } from '../claims/agenda.js';
import type { Occupied } from '../claims/lane.js';
import { lapsesAt } from '../claims/occupancy.js';
import { intervalOf, unavailableOf, unreadableCalendar } from '../claims/unavailable.js';
import { isReadable, type Read, type ReadAt, type Seen } from '../deciding/decision.js';
import { type ChangeSince, type Sight, type Subject } from '../deciding/refused.js';
import { talliesAt } from '../limits/limits.js';
import { firstInstant, type Interval, lastInstant, overlap, utcDays } from '../time/interval.js';
import { bookingStream } from './booking.js';

/** A calendar and its agendas that must stand as they were seen. */
interface Expected {
  readonly id: string;
  readonly calendar: Seen<Calendar | null>;
  readonly agendas: readonly Seen<Agenda>[];
}

/** What a wish comes to, what a refusal of it tells, and the claims that it was judged on. */
export interface Place {
  readonly verdict: Verdict;
  readonly circumstances: Circumstances;
  readonly occupied: readonly Occupied[];
}

interface Search {
  readonly ignoreBooking?: string | undefined;
  /** The start at which that booking stands just as it is wished. */
  readonly standsAt?: number | undefined;
  /** The position at which the caller saw the slot. */
  readonly seenAt?: number | undefined;
}

/**
 * Looks for the calendars of a wish. Where a choice is to be made it is made on hints, and only the calendars that are
 * taken have to stand as they were seen; for a refusal all candidates do.
 */
export const findPlace = (deciding: ReadAt, service: Service, wanted: Wanted, search: Search = {}): Place => {
  const { read, now } = deciding;
  const { ignoreBooking, standsAt, seenAt } = search;
  const { buffered } = extent(service, wanted.start, wanted.duration, wanted.standing);
  const entries = openTo(service, wanted.calendarIds ?? []);
  const ids = entries.flatMap(({ candidates }) => candidates);
  const isChoice = ids.length > entries.length;
  const look: Read['all'] = isChoice ? (streams) => read.hint(streams) : (streams) => read.all(streams);
  const seenCalendars = look(ids.map((id) => calendarStream(id)));
  const calendars = seenCalendars.map((each, at) => (each.isUnreadable ? unreadableCalendar(ids[at]!) : each.state!));
  const day = entries.some(({ use }) => looksAtTheDay(use)) ? dayOf(service, wanted.start) : buffered;
  const area = {
    start: Math.max(Math.min(day.start, buffered.start), firstInstant),
    end: Math.min(Math.max(day.end, buffered.end), lastInstant),
  };
  const isPossible = service.durations.includes(wanted.duration) && isInRange(service, wanted);
  const days = isPossible ? utcDays(area) : [];
  const agendas = look(ids.flatMap((id) => days.map((each) => agendaStream(id, each))));
  const occupied = calendars.map((calendar, at) => {
    const own = agendas.slice(at * days.length, (at + 1) * days.length);
    const unavailable = unavailableOf(calendar.id, seenCalendars[at]!, days, own).map(intervalOf);
    const claims = claimsSeenIn(own.filter(isReadable), area);
    return { calendar, claims: markUnreadable(deciding, claims, buffered), unavailable };
  });
  const tallies = isPossible ? talliesAt(read.all, service, [wanted.start]) : [];
  const verdict = judge({ service, calendars: occupied, tallies, ignoreBooking }, wanted, now);
  const own = ids.filter((id) => wanted.standing?.calendarIds.includes(id));
  const expected = verdict.bookable ? [...new Set([...verdict.taken.calendarIds, ...own])] : ids;
  const { override: _, ...wish } = wanted;
  const asked = { serviceId: service.id, ...wish, ignoreBooking, standsAt };
  const stands = expecting(read, isPossible ? expected : [], buffered);
  const seen: Sight = {
    service,
    calendars: calendars.filter((_, at) => isReadable(seenCalendars[at]!)),
    agendas: stands.flatMap(({ id, agendas }) => seenAgendas(id, buffered, agendas)),
    tallies,
    unavailable: stands.flatMap(({ id, calendar, agendas }) => unavailableOf(id, calendar, utcDays(buffered), agendas)),
  };
  const changes = changesSince(seenAt, read(serviceStream(service.id)), stands);
  return { verdict, circumstances: { asked, seen, changes, seenAt }, occupied };
};

/** Who takes the time of claims that have lapsed has to read their bookings. */
const markUnreadable = ({ read, now }: ReadAt, claims: readonly Claim[], buffered: Interval): readonly Claim[] => {
  const lapsed = claims.filter((claim) => lapsesAt(claim) <= now && overlap(claim.buffered, buffered));
  if (lapsed.length === 0) return claims;
  const bookings = read.hint(lapsed.map(({ bookingId }) => bookingStream(bookingId)));
  const unreadable = new Set(lapsed.filter((_, at) => !isReadable(bookings[at]!)));
  return claims.map((claim) => (unreadable.has(claim) ? { ...claim, isUnreadable: true } : claim));
};

/** Makes the settlement depend on calendars and their agendas. */
const expecting = (read: Read, ids: readonly string[], buffered: Interval): Expected[] => {
  const calendars = read.all(ids.map((id) => calendarStream(id)));
  return ids.map((id, at) => ({ id, calendar: calendars[at]!, agendas: read.all(agendaStreams(id, buffered)) }));
};

/** What has happened to the service, to the calendars and on their agendas since the caller saw the slot. */
const changesSince = (
  seenAt: number | undefined,
  service: Seen<Service | null>,
  expected: readonly Expected[],
): ChangeSince[] => {
  if (seenAt === undefined) return [];
  const subject: Subject = { kind: 'service', id: service.state!.id };
  return [
    ...changesOf(subject, [service], seenAt),
    ...expected.flatMap(({ id, calendar, agendas }) =>
      changesOf({ kind: 'calendar', id }, [calendar, ...agendas], seenAt),
    ),
  ];
};

const changesOf = (subject: Subject, seen: readonly Seen<unknown>[], seenAt: number): ChangeSince[] =>
  seen
    .flatMap(({ recent }) => recent)
    .filter(({ position }) => position > seenAt)
    .map(({ type, recordedAt }) => ({ subject, type, recordedAt }));
