import { stranding } from '../../bookings/displacing/stranding.js';
import { type Blackout, type Calendar, calendarStream, type OnConflict } from '../../calendars/calendar.js';
import { openCalendar } from '../../calendars/open-calendar.js';
import type { UpcomingAgendas } from '../../claims/upcoming-agendas.js';
import { refuseStale } from '../../deciding/asked-change.js';
import { createdBefore } from '../../deciding/created-before.js';
import { append, type Deciding, type Decision } from '../../deciding/decision.js';
import { differing } from '../../deciding/patch.js';
import type { StatedVersion } from '../../deciding/stated-version.js';

/** `upcoming`: those of the calendar from yesterday on. */
export const addBlackout = (
  deciding: Deciding,
  upcoming: UpcomingAgendas,
  request: {
    readonly id: string;
    readonly stated: StatedVersion | undefined;
    readonly blackout: Blackout;
    readonly onConflict: OnConflict;
  },
): Decision => {
  const { read, actor } = deciding;
  const { id, blackout, onConflict } = request;
  const asked = openCalendar(read, request);
  const { calendar } = asked;
  const known = [...calendar.blackoutsBy, ...calendar.blackoutsRemoved].find((each) => each.id === blackout.id);
  if (known) {
    const existing = calendar.blackouts.find((each) => each.id === blackout.id);
    const differs = existing ? differing(blackout, existing) : ['removed'];
    return createdBefore({ kind: 'blackout', id: blackout.id }, { creation: known }, differs, actor);
  }
  refuseStale(asked);
  const after: Calendar = { ...calendar, blackouts: [...calendar.blackouts, blackout] };
  const { displaced, until, straining } = stranding(deciding, { before: calendar, after, upcoming, onConflict });
  const added = append(calendarStream(id), { type: 'BlackoutAdded', data: { ...blackout, ...straining } });
  return { events: [...displaced, added], until };
};
