import type { Read } from '../deciding/decision.js';
import { found, Refused } from '../deciding/refused.js';
import { type Calendar, calendarStream } from './calendar.js';
import { calendarIdsOf, type Use } from './service.js';

/** Where in a request each calendar is named, in the order of `calendarIdsOf`. */
const pointersInto = (uses: readonly Use[]) =>
  uses.flatMap((use, at) =>
    'anyOf' in use ? use.anyOf.map((_, nth) => `/uses/${at}/anyOf/${nth}`) : [`/uses/${at}/calendarId`],
  );

/** The calendars that `uses` names, in its order; each must exist. */
export const calendarsOf = (read: Read, uses: readonly Use[]): Calendar[] => {
  const pointers = pointersInto(uses);
  const ids = calendarIdsOf(uses);
  const seen = read.all(ids.map((id) => calendarStream(id)));
  return ids.map((id, index) => found({ kind: 'calendar', id }, seen[index]!.state, pointers[index]));
};

export const ensureActive = (calendars: readonly Calendar[]) => {
  const archived = calendars.find(({ status }) => status === 'archived');
  if (archived) {
    throw new Refused('dependency-gone', { subject: { kind: 'calendar', id: archived.id }, how: 'archived' });
  }
};
