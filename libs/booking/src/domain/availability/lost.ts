import type { Calendar } from '../calendars/calendar.js';
import { type Extent, freeFrom, type Lane, type Obstacle, obstacleIn, obstacles, remainingIn } from '../claims/lane.js';

/** What stands against a wish, and on which calendar. */
export interface Lost {
  readonly obstacle: Obstacle;
  readonly lane: Lane;
}

/** An entry of `uses` that fails: what is least final among its candidates, the best of those that are equal. */
export interface LostEntry extends Lost {
  /** Its candidates that are not open then. */
  readonly closed: readonly Calendar[];
}

const finality = ({ obstacle }: Lost) => obstacles.indexOf(obstacle);

/** What is better about one candidate than about another that fails alike: free sooner, or with more room. */
const merits: Partial<Record<Obstacle, (lane: Lane, asked: Extent) => number>> = {
  'slot-held': (lane, asked) => -freeFrom(lane, asked)!,
  'capacity-exhausted': remainingIn,
};

export const lostAmong = (lanes: readonly Lane[], asked: Extent): LostEntry => {
  const failed = lanes.map((lane): Lost => ({ lane, obstacle: obstacleIn(lane, asked)! }));
  const least = Math.min(...failed.map(finality));
  const alike = failed.filter((each) => finality(each) === least);
  const closed = failed.filter(({ obstacle }) => obstacle === 'outside-hours').map(({ lane }) => lane.calendar);
  return { ...bestOf(alike, asked), closed };
};

const bestOf = (alike: readonly Lost[], asked: Extent): Lost => {
  const [first] = alike as [Lost];
  const merit = merits[first.obstacle];
  if (!merit || alike.length === 1) return first;
  const meritOf = new Map(alike.map((each) => [each, merit(each.lane, asked)]));
  return alike.reduce((best, next) => (meritOf.get(next)! > meritOf.get(best)! ? next : best));
};

/** Of the entries that fail the one with the most final reason; of those that are held the one that is free last. */
export const mostFinal = (failed: readonly LostEntry[], asked: Extent): LostEntry | null => {
  if (failed.length < 2) return failed[0] ?? null;
  const most = Math.max(...failed.map(finality));
  const alike = failed.filter((each) => finality(each) === most);
  if (alike[0]!.obstacle !== 'slot-held') return alike[0]!;
  const freeAt = (each: LostEntry) => freeFrom(each.lane, asked)!;
  return alike.reduce((last, next) => (freeAt(next) > freeAt(last) ? next : last));
};

/** How much room the largest of some calendars has, whoever is there; of one that cannot be read nobody knows. */
export const roomIn = (lanes: readonly Lane[]) =>
  Math.max(
    ...lanes.map(({ calendar, unavailable }) =>
      unavailable.some(({ start }) => start === Number.NEGATIVE_INFINITY)
        ? Number.POSITIVE_INFINITY
        : calendar.capacity,
    ),
  );
