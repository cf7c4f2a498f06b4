import type { Calendar } from './calendar.js';
import { createdBefore } from './created-before.js';
import { differing } from './patch.js';
import { calendarIdsOf, type Service, type ServiceContent, serviceStream } from './service.js';
import { append, type Decision, forever, type Seen } from './stream.js';
import { calendarsOf, ensureActive } from './uses.js';

/** A service without a time zone of its own has that of its first calendar. */
export type ServiceRequest = Omit<ServiceContent, 'timeZone'> & { readonly timeZone: string | null };

/** `calendars`: those that `uses` names, in its order. */
export const createService = (
  seen: { readonly service: Seen<Service | null>; readonly calendars: readonly Seen<Calendar | null>[] },
  { id, content }: { readonly id: string; readonly content: ServiceRequest },
  actor: string,
): Decision => {
  const { timeZone, ...stated } = content;
  const calendars = calendarsOf(content.uses, calendarIdsOf(content.uses), seen.calendars);
  const existing = seen.service.state;
  if (existing) {
    const differs = differing(timeZone === null ? stated : { ...stated, timeZone }, existing.creation.content);
    return createdBefore({ kind: 'service', id }, existing, differs, actor);
  }
  ensureActive(calendars);
  const data = { id, ...stated, timeZone: timeZone ?? calendars[0]!.timeZone };
  return { events: [append(serviceStream(id), { type: 'ServiceCreated', data })], until: forever };
};
