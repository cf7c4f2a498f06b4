import type { Service } from '../calendars/service.js';
import type { Extent } from '../claims/lane.js';
import { keptAt, type Standing } from '../claims/standing.js';
import { walkGrid } from '../time/grid.js';
import { type Interval, minute, widen } from '../time/interval.js';
import type { Wanted } from './service-rules.js';

/** The time of a booking, and that time with the service's buffers; who keeps a start keeps the buffers that were agreed. */
export const extent = (
  { bufferBefore, bufferAfter }: Service,
  start: number,
  duration: number,
  standing?: Standing | undefined,
) => {
  const core = { start, end: start + duration * minute };
  const kept = keptAt(standing, start);
  if (!kept) return { core, buffered: widen(core, bufferBefore, bufferAfter) };
  return { core, buffered: { start: kept.buffered.start, end: core.end + kept.buffered.end - kept.core.end } };
};

export const extentOf = (service: Service, { start, duration, units, override = [], standing }: Wanted): Extent => {
  const kept = keptAt(standing, start);
  return {
    ...extent(service, start, duration, standing),
    units,
    atAnyHour: override.includes('outside-hours'),
    kept: kept && { ...kept, calendarIds: standing!.calendarIds },
  };
};

/** The start that is kept, if it lies in a range, on the grid or not; else null. */
export const keptWithin = ({ start, end }: Interval, standing: Standing | undefined): number | null => {
  const own = standing?.had?.core.start;
  return own !== undefined && start <= own && own < end ? own : null;
};

/** The starts on the grid `within`, and the one that is kept, in order. */
export function* startsWithin(service: Service, within: Interval, own: number | null): Generator<number, void> {
  let isToCome = own !== null;
  for (const start of walkGrid(service, within)) {
    if (isToCome && own! <= start) {
      isToCome = false;
      if (own! < start) yield own!;
    }
    yield start;
  }
  if (isToCome) yield own!;
}
