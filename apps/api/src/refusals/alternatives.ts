import { type Asked, FindAlternatives, type Sight } from '#libs/booking';
import { beginning } from '#libs/event-store';
import { toInstant } from '../http/answers/instant.js';
import { clockOf } from '../slots/local-time.js';
import type { Asking } from './asking.js';

/** The bookable slots nearest to what was asked for, and the position at which they are. */
export const alternativesTo = async (asked: Asked, seen: Sight, asking: Asking) => {
  const { caller, queries, positions, isOneOfMany, seenAt: at = beginning } = asking;
  if (isOneOfMany) return {};
  const found = await queries.execute(new FindAlternatives(caller, asked, { seen, at }));
  const localTime = clockOf(seen.service.timeZone);
  return {
    alternatives: found.alternatives.map(({ start, end, calendarIds }) => ({
      start: toInstant(start),
      end: toInstant(end),
      localStart: localTime(start),
      calendarIds,
    })),
    alternativesPosition: positions.token(found),
    waitlist: `${caller.origin}/v1/waitlist`,
  };
};
