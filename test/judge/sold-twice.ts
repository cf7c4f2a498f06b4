import { mostClaimed, type Past } from './past.js';

const taking = new Set(['BookingHeld', 'HoldExtended', 'BookingRequested', 'BookingConfirmed', 'BookingRescheduled']);

/** Whoever takes time fits beside all who had it at that moment: on no calendar is more claimed than it has room for. */
export const checkSoldTwice = (past: Past): string[] =>
  past.events.flatMap(({ type, subject, version, position, recordedAt }) => {
    if (!taking.has(type)) return [];
    const standing = past.standings(subject.id)[version - 1];
    if (standing === undefined) return [];
    return standing.calendarIds.flatMap((calendarId) => {
      const claims = past.claims(calendarId, standing, standing.position, Date.parse(recordedAt));
      const most = mostClaimed(claims, standing);
      const who = claims.map(({ bookingId }) => bookingId).join(', ');
      return most > past.capacity(calendarId)
        ? [`${position}: ${most} of ${past.capacity(calendarId)} units of ${calendarId} are taken, by ${who}`]
        : [];
    });
  });
