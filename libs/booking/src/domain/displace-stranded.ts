import type { Agenda } from './agenda.js';
import { calendarStream } from './calendar.js';
import { displacedAtOnce, displacing } from './displace.js';
import { displacementStream } from './displacement.js';
import { earliest } from './interval.js';
import { claimsFrom, strandedOn } from './stranded.js';
import { append, type Decision, nothing, type Read, type Seen } from './stream.js';

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
