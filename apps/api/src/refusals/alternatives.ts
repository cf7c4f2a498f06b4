import { type Asked, FindAlternatives, type Sight } from '#libs/booking';
import { toInstant } from '../http/answers/instant.js';
import type { Asking } from './asking.js';

/** The bookable slots nearest to what was asked for, and the position at which they were. */
export const alternativesTo = async (asked: Asked, seen: Sight, asking: Asking) => {
  const { caller, queries, positions, isOneOfMany } = asking;
  if (isOneOfMany) return {};
  const { alternatives, ...stands } = await queries.execute(new FindAlternatives(caller, asked, seen));
  return {
    position: positions.token(stands),
    alternatives: alternatives.map(({ start, end, calendarIds }) => ({
      start: toInstant(start),
      end: toInstant(end),
      calendarIds,
    })),
    waitlist: `${caller.origin}/v1/waitlist`,
  };
};
