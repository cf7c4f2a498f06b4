import { type Asked, FindAlternatives, type Sight } from '#libs/booking';
import { beginning, later } from '#libs/event-store';
import { toInstant } from '../http/answers/instant.js';
import { clockOf } from '../slots/local-time.js';
import type { Asking } from './asking.js';

/**
 * The bookable slots nearest to what was asked for, and the position at which they were: views may be behind what was
 * decided on, which counts for more in them.
 */
export const alternativesTo = async (asked: Asked, seen: Sight, asking: Asking) => {
  const { caller, queries, positions, isOneOfMany, decidedAt = beginning } = asking;
  if (isOneOfMany) return {};
  const { alternatives, ...stands } = await queries.execute(new FindAlternatives(caller, asked, seen));
  const localTime = clockOf(seen.service.timeZone);
  return {
    position: positions.token(later(stands, decidedAt)),
    alternatives: alternatives.map(({ start, end, calendarIds }) => ({
      start: toInstant(start),
      end: toInstant(end),
      localStart: localTime(start),
      calendarIds,
    })),
    waitlist: `${caller.origin}/v1/waitlist`,
  };
};
