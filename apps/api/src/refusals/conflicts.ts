import type { Conflict, LostSlot } from '#libs/booking';
import { toInstant } from '../http/answers/instant.js';
import { type Asking, mayReadBookings } from './asking.js';
import { spokenInterval } from './spoken-time.js';

/** What stands in the way; whose it is only for those who may read bookings. */
export const conflictsFor = (conflicts: readonly Conflict[], asking: Asking) =>
  conflicts.map(({ start, end, calendarId, kind, bookingId }) => ({
    start: toInstant(start),
    end: toInstant(end),
    calendarId,
    kind,
    ...(mayReadBookings(asking) && { bookingId }),
  }));

/** "Room 4 is booked from 09:00 to 09:30." */
export const spokenConflict = ({ calendar, conflicts: [conflict] }: LostSlot): string => {
  if (!conflict) return 'Somebody else has booked this time.';
  return `${calendar.name} is ${said[conflict.kind]} ${spokenInterval(conflict, calendar.timeZone)}.`;
};

const said = { hold: 'held', request: 'requested', booking: 'booked' } as const;
