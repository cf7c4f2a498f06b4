import { displacing } from '../../bookings/displacing/displace.js';
import { calendarStream } from '../../calendars/calendar.js';
import { displacementStream } from '../../claims/displacement.js';
import { claimsFrom, strandedOn, strandedUntil } from '../../claims/stranded.js';
import type { UpcomingAgendas } from '../../claims/upcoming-agendas.js';
import { append, type Decision, nothing, type ReadAt } from '../../deciding/decision.js';

/** Goes on displacing what a change of a calendar left without its time, until all of it could be read and is done. */
export const displaceStranded = (deciding: ReadAt, { agendas, unchecked }: UpcomingAgendas, id: string): Decision => {
  const { read, now } = deciding;
  const calendar = read(calendarStream(id)).state;
  const displacement = displacementStream(id);
  if (!calendar || !read(displacement).state.isUnderWay) return nothing;
  const claims = claimsFrom(agendas, now);
  const stranded = strandedOn(calendar, claims, now);
  const { displaced, isAll } = displacing(deciding, { calendar, claims, stranded });
  const ended = append(displacement, { type: 'DisplacementEnded', data: {} });
  const until = strandedUntil(calendar, stranded.keys(), now);
  return { events: isAll && unchecked.length === 0 ? [...displaced, ended] : displaced, until };
};
