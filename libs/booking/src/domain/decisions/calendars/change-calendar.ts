import { stranding } from '../../bookings/displacing/stranding.js';
import {
  type Calendar,
  type CalendarContent,
  type CalendarDifferences,
  calendarStream,
  type OnConflict,
} from '../../calendars/calendar.js';
import { byDate, exceptionsChanged } from '../../calendars/exceptions.js';
import { openCalendar } from '../../calendars/open-calendar.js';
import type { UpcomingAgendas } from '../../claims/upcoming-agendas.js';
import { refuseStale } from '../../deciding/asked-change.js';
import { append, type Decision, nothing, type ReadAt } from '../../deciding/decision.js';
import { type Changes, patchBetween, realChanges } from '../../deciding/patch.js';
import type { StatedVersion } from '../../deciding/stated-version.js';

/** `upcoming`: those of the calendar from yesterday on, where the changes could strand a booking. */
export const changeCalendar = (
  deciding: ReadAt,
  upcoming: UpcomingAgendas,
  request: {
    readonly id: string;
    readonly stated: StatedVersion | undefined;
    readonly changes: Changes<CalendarContent>;
    readonly onConflict: OnConflict;
  },
): Decision => {
  const { read } = deciding;
  const { id, onConflict } = request;
  const asked = openCalendar(read, request);
  const { calendar } = asked;
  refuseStale(asked);
  const changes = realChanges(inOrder(request.changes), calendar);
  if (Object.keys(changes).length === 0) return nothing;
  const after: Calendar = { ...calendar, ...changes };
  const { displaced, until, straining } = stranding(deciding, { before: calendar, after, upcoming, onConflict });
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
