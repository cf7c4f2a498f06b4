import { calendarStream } from '../../calendars/calendar.js';
import { isMadeAlready } from '../../deciding/asked-change.js';
import { append, type Deciding, type Decision, forever, nothing } from '../../deciding/decision.js';
import { found, type Subject } from '../../deciding/refused.js';
import type { StatedVersion } from '../../deciding/stated-version.js';

export const restoreCalendar = (
  { read, actor }: Omit<Deciding, 'now'>,
  { id, stated }: { readonly id: string; readonly stated: StatedVersion | undefined },
): Decision => {
  const subject: Subject = { kind: 'calendar', id };
  const seen = read(calendarStream(id));
  const calendar = found(subject, seen.state);
  const isDone = calendar.status === 'active';
  if (isMadeAlready({ subject, seen, stated }, { isDone, own: { type: 'CalendarRestored', actor } })) return nothing;
  return { events: [append(calendarStream(id), { type: 'CalendarRestored', data: {} })], until: forever };
};
