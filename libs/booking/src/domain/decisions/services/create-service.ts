import { refuseContradictions } from '../../calendars/contradictions.js';
import { type ServiceContent, serviceStream } from '../../calendars/service.js';
import { calendarsOf, ensureActive } from '../../calendars/used-calendars.js';
import { createdBefore } from '../../deciding/created-before.js';
import { append, type Deciding, type Decision, forever } from '../../deciding/decision.js';
import { differing } from '../../deciding/patch.js';

/** A service without a time zone of its own has that of its first calendar. */
export type ServiceRequest = Omit<ServiceContent, 'timeZone'> & { readonly timeZone: string | null };

export const createService = (
  { read, actor }: Omit<Deciding, 'now'>,
  { id, content }: { readonly id: string; readonly content: ServiceRequest },
): Decision => {
  const { timeZone, ...stated } = content;
  const calendars = calendarsOf(read, content.uses);
  const existing = read(serviceStream(id)).state;
  if (existing) {
    const differs = differing(timeZone === null ? stated : { ...stated, timeZone }, existing.creation.content);
    return createdBefore({ kind: 'service', id }, existing, differs, actor);
  }
  refuseContradictions({ ...stated, timeZone: calendars[0]!.timeZone }, stated);
  ensureActive(calendars);
  const data = { id, ...stated, timeZone: timeZone ?? calendars[0]!.timeZone };
  return { events: [append(serviceStream(id), { type: 'ServiceCreated', data })], until: forever };
};
