import { type Agenda, type Claim, claimsSeen } from './agenda.js';
import { earliest, latest } from './interval.js';
import { lapsesAt, liveClaims } from './occupancy.js';
import { holds, type Opening, openIntervals } from './opening-hours.js';
import { Refused, type Subject } from './refused.js';
import type { Seen } from './stream.js';

const bookingsNamed = 50;

/** The claims of some agendas of one calendar that are still to come or under way, buffers included. */
export const claimsFrom = (agendas: readonly Seen<Agenda>[], now: number): Claim[] =>
  liveClaims(claimsSeen(agendas), now).filter(({ buffered }) => buffered.end > now);

export const upcoming = (claims: readonly Claim[], now: number) => claims.filter(({ core }) => core.end > now);

/** The claims whose own time was open before and would not be after. */
export const strandedByHours = (claims: readonly Claim[], before: Opening, after: Opening): Claim[] => {
  if (claims.length === 0) return [];
  const range = {
    start: earliest(claims.map(({ core }) => core.start)),
    end: latest(claims.map(({ core }) => core.end)),
  };
  const [wasOpen, isOpen] = [openIntervals(before, range), openIntervals(after, range)];
  return claims.filter(({ core }) => holds(wasOpen, core) && !holds(isOpen, core));
};

/** The claims that a smaller capacity has no room for: those that begin last, no more than needed. */
export const strandedByCapacity = (claims: readonly Claim[], before: number, after: number): Claim[] => {
  if (after >= before) return [];
  const hadNoRoom = new Set(withoutRoom(claims, before));
  return withoutRoom(claims, after).filter((claim) => !hadNoRoom.has(claim));
};

const withoutRoom = (claims: readonly Claim[], capacity: number): Claim[] => {
  let current: Claim[] = [];
  return claims.filter((claim) => {
    current = current.filter(({ buffered }) => buffered.end > claim.buffered.start);
    const inUse = current.reduce((sum, { units }) => sum + units, claim.units);
    if (inUse <= capacity) current.push(claim);
    return inUse > capacity;
  });
};

export const refuseIfAny = (subject: Subject, stranded: ReadonlySet<Claim>, resolutions: readonly string[]) => {
  if (stranded.size === 0) return;
  const claims = [...stranded].sort((a, b) => a.core.start - b.core.start);
  const bookings = claims.slice(0, bookingsNamed).map(({ bookingId }) => bookingId);
  const until = earliest(claims.flatMap((claim) => [claim.core.end, lapsesAt(claim)]));
  throw new Refused(
    'dependency-conflict',
    { subject, blockers: { count: claims.length, bookings }, resolutions },
    until,
  );
};
