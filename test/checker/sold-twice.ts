import type { Interval } from './log-row.js';
import { mostClaimed, type Past, type Standing } from './past.js';

const taking = new Set(['BookingHeld', 'BookingRequested', 'BookingConfirmed', 'BookingRescheduled', 'HoldExtended']);
const having = ['held', 'pending', 'confirmed'];

/**
 * Whoever takes time fits beside all who had it at that moment: on no calendar is more claimed than it has room for. What
 * somebody has already they keep, also where the calendar has become smaller since.
 */
export const checkSoldTwice = (past: Past): string[] =>
  past.rows.flatMap(({ type, stream, version, position, recordedAt }) => {
    if (!taking.has(type)) return [];
    const standings = past.standings(stream.slice('booking/'.length));
    const standing = standings[version - 1];
    if (standing === undefined) return [];
    return standing.calendarIds.flatMap((calendarId) =>
      newTime(standings[version - 2], standing, calendarId, recordedAt).flatMap((part) => {
        const claims = past.claims(calendarId, part, position, recordedAt);
        const [most, room] = [mostClaimed(claims, part), past.capacity(calendarId, position)];
        const who = claims.map(({ bookingId }) => bookingId).join(', ');
        return most > room
          ? [`position ${position}: ${most} of ${room} units of ${calendarId} are taken, by ${who}`]
          : [];
      }),
    );
  });

const newTime = (
  before: Standing | undefined,
  { claim, units }: Standing,
  calendarId: string,
  recordedAt: number,
): Interval[] => {
  const had =
    before !== undefined &&
    having.includes(before.status) &&
    (before.expiresAt === null || recordedAt < before.expiresAt) &&
    before.calendarIds.includes(calendarId) &&
    units <= before.units;
  if (!had) return [claim];
  return [
    { start: claim.start, end: Math.min(claim.end, before.claim.start) },
    { start: Math.max(claim.start, before.claim.end), end: claim.end },
  ].filter(({ start, end }) => start < end);
};
