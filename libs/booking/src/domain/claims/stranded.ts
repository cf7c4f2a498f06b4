import type { Booking, Displacement } from '../bookings/booking.js';
import { type Calendar, calendarStream } from '../calendars/calendar.js';
import { holds, openIntervals } from '../calendars/opening-hours.js';
import type { ReadAt, Seen } from '../deciding/decision.js';
import { Refused } from '../deciding/refused.js';
import { earliest, latest, overlap } from '../time/interval.js';
import { type Agenda, agendasHeld, claimsSeen, type StandingClaim } from './agenda.js';
import { displacementStream } from './displacement.js';
import { lapsesAt, liveClaims, occupancy, peak } from './occupancy.js';

export type Cause = Displacement['cause'];

/** The claims of some agendas of one calendar that are still to come or under way, buffers included. */
export const claimsFrom = (agendas: readonly Seen<Agenda>[], now: number): StandingClaim[] =>
  (liveClaims(claimsSeen(agendas), now) as StandingClaim[]).filter(({ buffered }) => buffered.end > now);

/**
 * The claims on a calendar whose bookings have lost their time, each with the reason. What has begun loses it only to a
 * blackout over what is left of it: hours, capacity and archiving are for those that are to come.
 */
export const strandedOn = (
  calendar: Calendar,
  claims: readonly StandingClaim[],
  now: number,
): Map<StandingClaim, Cause> => {
  const closed = closedOut(calendar, claims, now);
  const crowded = crowdedOut(
    calendar.capacity,
    claims.filter((claim) => !closed.has(claim)),
    now,
  );
  return new Map([...closed, ...crowded.map((claim) => [claim, 'capacity'] as const)]);
};

/** Whether the own time of a booking has not begun. */
export const isUpcoming = ({ core }: Pick<StandingClaim, 'core'>, now: number) => core.start > now;

/** The next instant at which somebody would be stranded no more by the passing of time alone. */
export const strandedUntil = ({ blackouts }: Calendar, stranded: Iterable<StandingClaim>, now: number) => {
  const turns = [...stranded].flatMap((claim) => [claim.core.start, claim.core.end, lapsesAt(claim)]);
  return earliest([...turns, ...(turns.length > 0 ? blackouts.map(({ end }) => end) : [])].filter((at) => at > now));
};

const closedOut = (calendar: Calendar, claims: readonly StandingClaim[], now: number): Map<StandingClaim, Cause> => {
  const standing = claims.filter(({ core, isEnded }) => core.end > now && !isEnded);
  const start = earliest(standing.map(({ core }) => core.start));
  const range = { start, end: latest(standing.map(({ core }) => core.end)) };
  const open = standing.length === 0 ? [] : openIntervals(calendar, range);
  const causeOf = (claim: StandingClaim): Cause | null => {
    const { core, outsideHours } = claim;
    const isToCome = isUpcoming(claim, now);
    const left = { start: Math.max(core.start, now), end: core.end };
    if (isToCome && calendar.status === 'archived') return 'archived';
    if (calendar.blackouts.some((blackout) => overlap(blackout, left))) return 'blackout';
    return !isToCome || outsideHours || holds(open, core) ? null : 'outside-hours';
  };
  return new Map(standing.flatMap((claim) => (causeOf(claim) ? [[claim, causeOf(claim)!] as const] : [])));
};

/** The newest of those to come give way, and no more of them than needed: who fits beside all that have stood longer stays. */
const crowdedOut = (capacity: number, claims: readonly StandingClaim[], now: number): StandingClaim[] => {
  if (peak(occupancy(claims), everything) <= capacity) return [];
  const staying = claims.filter((claim) => !isUpcoming(claim, now));
  const fits = (claim: StandingClaim) => {
    const near = staying.filter(({ buffered }) => overlap(buffered, claim.buffered));
    return peak(occupancy(near), claim.buffered) + claim.units <= capacity;
  };
  return claims
    .filter((claim) => isUpcoming(claim, now))
    .toSorted((a, b) => a.since - b.since)
    .filter((claim) => !(fits(claim) && staying.push(claim)));
};

const everything = { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY };

/** The calendar on which a booking has lost its time and is about to be displaced, null where it stands. */
export const strandsOn = ({ read, now }: ReadAt, { id, status, calendarIds, buffered }: Booking): string | null => {
  if (status !== 'held' && status !== 'pending' && status !== 'confirmed') return null;
  for (const calendarId of calendarIds) {
    if (!read(displacementStream(calendarId)).state.isUnderWay) continue;
    const calendar = read(calendarStream(calendarId)).state!;
    const claims = claimsFrom(read.all(agendasHeld({ calendarIds: [calendar.id], buffered })), now);
    if ([...strandedOn(calendar, claims, now).keys()].some(({ bookingId }) => bookingId === id)) return calendarId;
  }
  return null;
};

/** Refuses what is done with a booking that has lost its time and is about to be displaced. */
export const ensureStands = (deciding: ReadAt, booking: Booking) => {
  const id = strandsOn(deciding, booking);
  if (id !== null) throw new Refused('dependency-gone', { subject: { kind: 'calendar', id }, how: 'displacing' });
};
