import type { Changes } from '../deciding/patch.js';
import type { CalendarContent } from './calendar.js';

/** Each field of a calendar, and whether another value of it could leave a booking without its time. */
const strands: Record<keyof CalendarContent, boolean> = {
  name: false,
  timeZone: true,
  capacity: true,
  openingHours: true,
  exceptions: true,
  metadata: false,
  publicMetadata: false,
};

/** Whether the changes could leave a booking without its time: they are then decided under the lock, with all agendas. */
export const mayStrand = (changes: Changes<CalendarContent>): boolean =>
  Object.entries(strands).some(([field, isStranding]) => isStranding && field in changes);
