import type { Read } from '#libs/event-store';
import { agendasFrom } from '../../domain/claims/agenda.js';
import { day } from '../../domain/time/interval.js';

/** The agendas that hold whatever has not ended, or ended a while ago: all of them. Read only under the shard's lock. */
export const agendasUpcoming = (read: Read, calendarId: string, now: number, daysBefore: number) => {
  const { from, to, stream } = agendasFrom(calendarId, now - daysBefore * day);
  return read.range(from, to, stream);
};
