import { stranding } from '../../bookings/displacing/stranding.js';
import { calendarStream, type OnConflict } from '../../calendars/calendar.js';
import { openCalendar } from '../../calendars/open-calendar.js';
import type { UpcomingAgendas } from '../../claims/upcoming-agendas.js';
import { isMadeAlready } from '../../deciding/asked-change.js';
import { append, type Deciding, type Decision, nothing } from '../../deciding/decision.js';
import type { StatedVersion } from '../../deciding/stated-version.js';

/** `upcoming`: those of the calendar from yesterday on. */
export const archiveCalendar = (
  deciding: Deciding,
  upcoming: UpcomingAgendas,
  request: { readonly id: string; readonly stated: StatedVersion | undefined; readonly onConflict: OnConflict },
): Decision => {
  const { read, actor } = deciding;
  const { id, onConflict } = request;
  const asked = openCalendar(read, request);
  const { calendar } = asked;
  const isDone = calendar.status === 'archived';
  if (isMadeAlready(asked, { isDone, own: { type: 'CalendarArchived', actor } })) return nothing;
  const after = { ...calendar, status: 'archived' as const };
  const { displaced, until, straining } = stranding(deciding, { before: calendar, after, upcoming, onConflict });
  const archived = append(calendarStream(id), { type: 'CalendarArchived', data: straining });
  return { events: [...displaced, archived], until };
};
