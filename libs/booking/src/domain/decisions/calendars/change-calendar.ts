import { stranding } from '../../bookings/displacing/stranding.js';
import {
  type Calendar,
  type CalendarContent,
  type CalendarDifferences,
  calendarStream,
  type OnConflict,
} from '../../calendars/calendar.js';
import { byDate, exceptionsChanged } from '../../calendars/exceptions.js';
import type { UpcomingAgendas } from '../../claims/upcoming-agendas.js';
import { append, type Decision, nothing, type Read } from '../../deciding/decision.js';
import { type Changes, patchBetween, realChanges } from '../../deciding/patch.js';
import { found, type Subject } from '../../deciding/refused.js';
import { checkPrecondition, checkVersion, requireVersion, type StatedVersion } from '../../deciding/stated-version.js';

/** `upcoming`: those of the calendar from yesterday on, where the changes could strand a booking. */
export const changeCalendar = (
  read: Read,
  upcoming: UpcomingAgendas,
  request: {
    readonly id: string;
    readonly stated: StatedVersion | undefined;
    readonly changes: Changes<CalendarContent>;
    readonly onConflict: OnConflict;
  },
  now: number,
): Decision => {
  const { id, stated, onConflict } = request;
  const subject: Subject = { kind: 'calendar', id };
  const seen = read(calendarStream(id));
  const calendar = found(subject, seen.state);
  requireVersion(subject, seen, stated);
  checkPrecondition(subject, seen, stated);
  checkVersion(subject, seen, stated);
  const changes = realChanges(inOrder(request.changes), calendar);
  if (Object.keys(changes).length === 0) return nothing;
  const after: Calendar = { ...calendar, ...changes };
  const { displaced, until, straining } = stranding(read, { before: calendar, after, upcoming, onConflict }, now);
  const changed = append(calendarStream(id), {
    type: 'CalendarChanged',
    data: { ...differences(calendar, changes), ...straining },
  });
  return { events: [...displaced, changed], until };
};

const inOrder = ({ exceptions, ...others }: Changes<CalendarContent>): Changes<CalendarContent> =>
  exceptions ? { ...others, exceptions: byDate(exceptions) } : others;

const differences = (
  before: CalendarContent,
  { exceptions, metadata, ...fields }: Partial<CalendarContent>,
): CalendarDifferences => ({
  ...fields,
  ...(exceptions && { exceptions: exceptionsChanged(before.exceptions, exceptions) }),
  ...(metadata && { metadata: patchBetween(before.metadata, metadata) }),
});
