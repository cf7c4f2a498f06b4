import { numberOf } from './feed.js';
import type { Past } from './past.js';

/** Of agendas and the like the feed tells the kind, not the day: their versions are not told apart. */
const counted = new Set(['booking', 'calendar', 'service']);

/** Positions rise, time does not run back, no event is there twice, versions have no gaps. */
export const checkOrder = ({ events }: Past): string[] => {
  const wrong: string[] = [];
  const versions = new Map<string, number>();
  const ids = new Set<string>();
  for (const [index, event] of events.entries()) {
    const before = events[index - 1];
    if (before && numberOf(event.position) <= numberOf(before.position))
      wrong.push(`position ${event.position} follows ${before.position}`);
    if (before && Date.parse(event.recordedAt) < Date.parse(before.recordedAt))
      wrong.push(`time runs back at ${event.position}`);
    if (ids.has(event.id)) wrong.push(`event ${event.id} is there twice`);
    ids.add(event.id);
    const { type, id } = event.subject;
    if (!counted.has(type)) continue;
    const last = versions.get(id) ?? 0;
    if (event.version !== last + 1) wrong.push(`${id}: version ${event.version} follows ${last}`);
    versions.set(id, event.version);
  }
  return wrong;
};
