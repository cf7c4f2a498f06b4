import type { Seen } from '../deciding/decision.js';
import { found, Refused } from '../deciding/refused.js';
import type { Calendar } from './calendar.js';
import type { Use } from './service.js';

/** Where in a request each calendar is named, in the order of `calendarIdsOf`. */
const pointersInto = (uses: readonly Use[]) =>
  uses.flatMap((use, at) =>
    'anyOf' in use ? use.anyOf.map((_, nth) => `/uses/${at}/anyOf/${nth}`) : [`/uses/${at}/calendarId`],
  );

/** The calendars that `uses` names, in its order; each must exist. */
export const calendarsOf = (
  uses: readonly Use[],
  ids: readonly string[],
  seen: readonly Seen<Calendar | null>[],
): Calendar[] => {
  const pointers = pointersInto(uses);
  return ids.map((id, at) => found({ kind: 'calendar', id }, seen[at]?.state ?? null, pointers[at]));
};

export const ensureActive = (calendars: readonly Calendar[]) => {
  const archived = calendars.find(({ status }) => status === 'archived');
  if (archived) {
    throw new Refused('dependency-gone', { subject: { kind: 'calendar', id: archived.id }, how: 'archived' });
  }
};
