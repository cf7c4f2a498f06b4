import { type Calendar, calendarStream } from '../../calendars/calendar.js';
import { append, type Decision, forever, nothing, type Seen } from '../../deciding/decision.js';
import { found, type Subject } from '../../deciding/refused.js';
import {
  checkPrecondition,
  checkVersion,
  isOwnChange,
  requireVersion,
  type StatedVersion,
} from '../../deciding/stated-version.js';

export const restoreCalendar = (
  seen: Seen<Calendar | null>,
  { id, stated }: { readonly id: string; readonly stated: StatedVersion | undefined },
  actor: string,
): Decision => {
  const subject: Subject = { kind: 'calendar', id };
  const calendar = found(subject, seen.state);
  requireVersion(subject, seen, stated);
  if (calendar.status === 'active' || isOwnChange(seen, stated, 'CalendarRestored', actor)) return nothing;
  checkPrecondition(subject, seen, stated);
  checkVersion(subject, seen, stated);
  return { events: [append(calendarStream(id), { type: 'CalendarRestored', data: {} })], until: forever };
};
