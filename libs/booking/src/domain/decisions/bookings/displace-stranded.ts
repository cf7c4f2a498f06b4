import { displacedAtOnce, displacing } from '../../bookings/displace.js';
import { calendarStream } from '../../calendars/calendar.js';
import type { Agenda } from '../../claims/agenda.js';
import { displacementStream } from '../../claims/displacement.js';
import { claimsFrom, strandedOn } from '../../claims/stranded.js';
import { append, type Decision, nothing, type Read, type Seen } from '../../deciding/decision.js';
import { earliest } from '../../time/interval.js';

/** Goes on displacing what a change of a calendar left without its time. `agendas`: those from yesterday on. */
export const displaceStranded = (read: Read, agendas: readonly Seen<Agenda>[], id: string, now: number): Decision => {
  const calendar = read(calendarStream(id)).state;
  const displacement = displacementStream(id);
  if (!calendar || !read(displacement).state.isUnderWay) return nothing;
  const claims = claimsFrom(agendas, now);
  const stranded = strandedOn(calendar, claims, now);
  const displaced = displacing(read, { calendar, claims, stranded }, now);
  const ended = append(displacement, { type: 'DisplacementEnded', data: {} });
  const until = earliest([...stranded.keys()].map(({ core }) => core.end));
  return { events: stranded.size > displacedAtOnce ? displaced : [...displaced, ended], until };
};
