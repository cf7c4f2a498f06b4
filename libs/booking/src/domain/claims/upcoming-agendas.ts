import { isReadable, type ReadAt, type Seen } from '../deciding/decision.js';
import { day } from '../time/interval.js';
import { type Agenda, agendasFrom } from './agenda.js';

/** The agendas of a calendar that hold whatever has not ended, as far as they can be read, and the days of the others. */
export interface UpcomingAgendas {
  readonly agendas: readonly Seen<Agenda>[];
  readonly unchecked: readonly string[];
}

/** Those from yesterday on. */
export const upcomingAgendas = ({ read, now }: ReadAt, calendarId: string): UpcomingAgendas => {
  const { from, to, stream } = agendasFrom(calendarId, now - day);
  const dates: string[] = [];
  const seen = read.range(from, to, (name) => {
    dates.push(name.slice(`agenda/${calendarId}/`.length));
    return stream(name);
  });
  return { agendas: seen.filter(isReadable), unchecked: dates.filter((_, at) => !isReadable(seen[at]!)) };
};
