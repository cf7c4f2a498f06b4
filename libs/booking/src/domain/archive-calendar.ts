import type { Agenda } from './agenda.js';
import { type Calendar, calendarStream } from './calendar.js';
import { claimsFrom, refuseIfAny, upcoming } from './dependents.js';
import { found, type Subject } from './refused.js';
import { checkPrecondition, checkVersion, isOwnChange, requireVersion, type StatedVersion } from './stated-version.js';
import { append, type Decision, forever, nothing, type Seen } from './stream.js';

/** `agendas`: those of the calendar from yesterday on. */
export const archiveCalendar = (
  seen: { readonly calendar: Seen<Calendar | null>; readonly agendas: readonly Seen<Agenda>[] },
  { id, stated }: { readonly id: string; readonly stated: StatedVersion | undefined },
  actor: string,
  now: number,
): Decision => {
  const subject: Subject = { kind: 'calendar', id };
  const calendar = found(subject, seen.calendar.state);
  requireVersion(subject, seen.calendar, stated);
  if (calendar.status === 'archived' || isOwnChange(seen.calendar, stated, 'CalendarArchived', actor)) return nothing;
  checkPrecondition(subject, seen.calendar, stated);
  checkVersion(subject, seen.calendar, stated);
  const dependents = upcoming(claimsFrom(seen.agendas, now), now);
  refuseIfAny(subject, new Set(dependents), ['reschedule-bookings', 'cancel-bookings']);
  return { events: [append(calendarStream(id), { type: 'CalendarArchived', data: {} })], until: forever };
};
