import type { Service } from '../calendars/service.js';
import type { Extent } from '../claims/lane.js';
import { keptAt, type Standing } from '../claims/standing.js';
import { gridStarts } from '../time/grid.js';
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

/** The starts on the grid `within`, and the one that is kept, wherever in `range` it lies. */
export const startsWithin = (service: Service, within: Interval, range: Interval, standing?: Standing): number[] => {
  const starts = gridStarts(service, within);
  const own = standing?.had?.core.start;
  if (own === undefined || own < range.start || own >= range.end || starts.includes(own)) return starts;
  return [...starts, own].sort((a, b) => a - b);
};
