import { stranding } from '../../bookings/displacing/stranding.js';
import { type Blackout, type Calendar, calendarStream, type OnConflict } from '../../calendars/calendar.js';
import type { UpcomingAgendas } from '../../claims/upcoming-agendas.js';
import { createdBefore } from '../../deciding/created-before.js';
import { append, type Decision, type Read } from '../../deciding/decision.js';
import { differing } from '../../deciding/patch.js';
import { found, type Subject } from '../../deciding/refused.js';
import { checkPrecondition, checkVersion, requireVersion, type StatedVersion } from '../../deciding/stated-version.js';

/** `upcoming`: those of the calendar from yesterday on. */
export const addBlackout = (
  read: Read,
  upcoming: UpcomingAgendas,
  request: {
    readonly id: string;
    readonly stated: StatedVersion | undefined;
    readonly blackout: Blackout;
    readonly onConflict: OnConflict;
  },
  actor: string,
  now: number,
): Decision => {
  const { id, stated, blackout, onConflict } = request;
  const subject: Subject = { kind: 'calendar', id };
  const seen = read(calendarStream(id));
  const calendar = found(subject, seen.state);
  const known = [...calendar.blackoutsBy, ...calendar.blackoutsRemoved].find((each) => each.id === blackout.id);
  if (known) {
    const existing = calendar.blackouts.find((each) => each.id === blackout.id);
    const differs = existing ? differing(blackout, existing) : ['removed'];
    return createdBefore({ kind: 'blackout', id: blackout.id }, { creation: known }, differs, actor);
  }
  requireVersion(subject, seen, stated);
  checkPrecondition(subject, seen, stated);
  checkVersion(subject, seen, stated);
  const after: Calendar = { ...calendar, blackouts: [...calendar.blackouts, blackout] };
  const { displaced, until, straining } = stranding(read, { before: calendar, after, upcoming, onConflict }, now);
  const added = append(calendarStream(id), { type: 'BlackoutAdded', data: { ...blackout, ...straining } });
  return { events: [...displaced, added], until };
};
