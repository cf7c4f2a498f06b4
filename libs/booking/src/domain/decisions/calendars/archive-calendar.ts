import { stranding } from '../../bookings/displacing/stranding.js';
import { calendarStream, type OnConflict } from '../../calendars/calendar.js';
import type { UpcomingAgendas } from '../../claims/upcoming-agendas.js';
import { append, type Decision, nothing, type Read } from '../../deciding/decision.js';
import { found, type Subject } from '../../deciding/refused.js';
import {
  checkPrecondition,
  checkVersion,
  isOwnChange,
  requireVersion,
  type StatedVersion,
} from '../../deciding/stated-version.js';

/** `upcoming`: those of the calendar from yesterday on. */
export const archiveCalendar = (
  read: Read,
  upcoming: UpcomingAgendas,
  request: { readonly id: string; readonly stated: StatedVersion | undefined; readonly onConflict: OnConflict },
  actor: string,
  now: number,
): Decision => {
  const { id, stated, onConflict } = request;
  const subject: Subject = { kind: 'calendar', id };
  const seen = read(calendarStream(id));
  const calendar = found(subject, seen.state);
  requireVersion(subject, seen, stated);
  if (calendar.status === 'archived' || isOwnChange(seen, stated, 'CalendarArchived', actor)) return nothing;
  checkPrecondition(subject, seen, stated);
  checkVersion(subject, seen, stated);
  const after = { ...calendar, status: 'archived' as const };
  const { displaced, until, straining } = stranding(read, { before: calendar, after, upcoming, onConflict }, now);
  const archived = append(calendarStream(id), { type: 'CalendarArchived', data: straining });
  return { events: [...displaced, archived], until };
};
