import type { Agenda, Claim } from './agenda.js';
import { type Calendar, type CalendarContent, calendarStream } from './calendar.js';
import { claimsFrom, refuseIfAny, strandedByCapacity, strandedByHours, upcoming } from './dependents.js';
import { realChanges } from './patch.js';
import { found, type Subject } from './refused.js';
import { checkPrecondition, checkVersion, requireVersion, type StatedVersion } from './stated-version.js';
import { append, type Decision, forever, nothing, type Seen } from './stream.js';

/** `agendas`: those of the calendar from yesterday on. */
export const changeCalendar = (
  seen: { readonly calendar: Seen<Calendar | null>; readonly agendas: readonly Seen<Agenda>[] },
  request: {
    readonly id: string;
    readonly stated: StatedVersion | undefined;
    readonly changes: Partial<CalendarContent>;
  },
  now: number,
): Decision => {
  const { id, stated } = request;
  const subject: Subject = { kind: 'calendar', id };
  const calendar = found(subject, seen.calendar.state);
  requireVersion(subject, seen.calendar, stated);
  checkPrecondition(subject, seen.calendar, stated);
  checkVersion(subject, seen.calendar, stated);
  const changes = realChanges(request.changes, calendar);
  if (Object.keys(changes).length === 0) return nothing;
  refuseToStrand(calendar, { ...calendar, ...changes }, claimsFrom(seen.agendas, now), now);
  return { events: [append(calendarStream(id), { type: 'CalendarChanged', data: changes })], until: forever };
};

const refuseToStrand = (before: Calendar, after: Calendar, claims: readonly Claim[], now: number) => {
  const lacksHours = strandedByHours(upcoming(claims, now), before, after);
  const lacksRoom = upcoming(strandedByCapacity(claims, before.capacity, after.capacity), now);
  const resolutions = [
    'reschedule-bookings',
    'cancel-bookings',
    ...(lacksHours.length > 0 ? ['keep-hours'] : []),
    ...(lacksRoom.length > 0 ? ['keep-capacity'] : []),
  ];
  refuseIfAny({ kind: 'calendar', id: before.id }, new Set([...lacksHours, ...lacksRoom]), resolutions);
};
