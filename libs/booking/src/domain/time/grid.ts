import type { ServiceContent } from '../calendars/service.js';
import { day, type Interval, minute } from './interval.js';
import { periodsWithin, wallClock } from './zone.js';

export type Grid = Pick<ServiceContent, 'timeZone' | 'step'>;

const timeOfDay = (wall: number) => ((wall % day) + day) % day;

export const isOnGrid = ({ timeZone, step }: Grid, start: number) =>
  timeOfDay(wallClock(timeZone, start)) % (step * minute) === 0;

/** The starts from `range.start` on and before `range.end`: multiples of the step from local midnight, in order. */
export function* walkGrid({ timeZone, step }: Grid, range: Interval): Generator<number, void> {
  for (const { start, end, offset } of periodsWithin(timeZone, range)) {
    let wall = onOrAfter(start + offset, step * minute);
    while (wall < end + offset) {
      yield wall - offset;
      wall = onOrAfter(wall + 1, step * minute);
    }
  }
}

export const gridStarts = (grid: Grid, range: Interval): number[] => [...walkGrid(grid, range)];

const onOrAfter = (wall: number, step: number) => {
  const midnight = wall - timeOfDay(wall);
  return Math.min(midnight + Math.ceil((wall - midnight) / step) * step, midnight + day);
};
