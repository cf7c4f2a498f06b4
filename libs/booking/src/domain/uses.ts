import type { Calendar } from './calendar.js';
import { found, Refused } from './refused.js';
import type { ServiceContent } from './service.js';
import type { Seen } from './stream.js';

/** The calendars that `uses` names, in its order; each must exist. */
export const calendarsOf = (uses: ServiceContent['uses'], seen: readonly Seen<Calendar | null>[]): Calendar[] =>
  uses.map(({ calendarId }, at) =>
    found({ kind: 'calendar', id: calendarId }, seen[at]?.state ?? null, `/uses/${at}/calendarId`),
  );

export const ensureActive = (calendars: readonly Calendar[]) => {
  const archived = calendars.find(({ status }) => status === 'archived');
  if (archived) throw new Refused('dependency-gone', { missing: { kind: 'calendar', id: archived.id } });
};
