import type { Booking, Displacement } from '../bookings/booking.js';
import { type Calendar, calendarStream } from '../calendars/calendar.js';
import { holds, openIntervals } from '../calendars/opening-hours.js';
import type { Read, Seen } from '../deciding/decision.js';
import { Refused } from '../deciding/refused.js';
import { earliest, latest, overlap } from '../time/interval.js';
import { type Agenda, agendasHeld, claimsSeen, type StandingClaim } from './agenda.js';
import { displacementStream } from './displacement.js';
import { liveClaims, occupancy, peak } from './occupancy.js';

export type Cause = Displacement['cause'];

/** The claims of some agendas of one calendar that are still to come or under way, buffers included. */
export const claimsFrom = (agendas: readonly Seen<Agenda>[], now: number): StandingClaim[] =>
  (liveClaims(claimsSeen(agendas), now) as StandingClaim[]).filter(({ buffered }) => buffered.end > now);

/** The claims on a calendar whose bookings are not over and have lost their time, each with the reason. */
export const strandedOn = (
  calendar: Calendar,
  claims: readonly StandingClaim[],
  now: number,
): Map<StandingClaim, Cause> => {
  const upcoming = claims.filter(({ core }) => core.end > now);
  if (calendar.status === 'archived') return new Map(upcoming.map((claim) => [claim, 'archived']));
  const closed = closedOut(calendar, upcoming);
  const crowded = crowdedOut(
    calendar.capacity,
    claims.filter((claim) => !closed.has(claim)),
  );
  return new Map([
    ...closed,
    ...crowded.filter(({ core }) => core.end > now).map((claim) => [claim, 'capacity'] as const),
  ]);
};

const closedOut = (calendar: Calendar, claims: readonly StandingClaim[]): Map<StandingClaim, Cause> => {
  const start = earliest(claims.map(({ core }) => core.start));
  const open =
    claims.length === 0 ? [] : openIntervals(calendar, { start, end: latest(claims.map(({ core }) => core.end)) });
  const causeOf = ({ core, outsideHours }: StandingClaim): Cause | null => {
    if (calendar.blackouts.some((blackout) => overlap(blackout, core))) return 'blackout';
    return outsideHours || holds(open, core) ? null : 'outside-hours';
  };
  return new Map(claims.flatMap((claim) => (causeOf(claim) ? [[claim, causeOf(claim)!] as const] : [])));
};

/** The newest give way, and no more of them than needed: who fits beside all that have stood longer stays. */
const crowdedOut = (capacity: number, claims: readonly StandingClaim[]): StandingClaim[] => {
  if (peak(occupancy(claims), everything) <= capacity) return [];
  const staying: StandingClaim[] = [];
  const fits = (claim: StandingClaim) => {
    const near = staying.filter(({ buffered }) => overlap(buffered, claim.buffered));
    return peak(occupancy(near), claim.buffered) + claim.units <= capacity;
  };
  return claims.toSorted((a, b) => a.since - b.since).filter((claim) => !(fits(claim) && staying.push(claim)));
};

const everything = { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY };

/** Refuses what is done with a booking that has lost its time and is about to be displaced. */
export const ensureStands = (read: Read, { id, status, calendarIds, buffered }: Booking, now: number) => {
  if (status !== 'held' && status !== 'pending' && status !== 'confirmed') return;
  for (const calendarId of calendarIds) {
    if (!read(displacementStream(calendarId)).state.isUnderWay) continue;
    const calendar = read(calendarStream(calendarId)).state!;
    const claims = claimsFrom(read.all(agendasHeld({ calendarIds: [calendar.id], buffered })), now);
    const isStranded = [...strandedOn(calendar, claims, now).keys()].some(({ bookingId }) => bookingId === id);
    if (!isStranded) continue;
    throw new Refused('dependency-gone', { subject: { kind: 'calendar', id: calendar.id }, how: 'displacing' });
  }
};
