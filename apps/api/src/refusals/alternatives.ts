import { type Asked, FindAlternatives, type Sight } from '#libs/booking';
import { later } from '#libs/event-store';
import { toInstant } from '../http/answers/instant.js';
import type { Asking } from './asking.js';

/** The bookable slots nearest to what was asked for, and the position that they and the refusal stand for. */
export const alternativesTo = async (asked: Asked, seen: Sight, asking: Asking) => {
  const { caller, queries, positions, decidedOn, isOneOfMany } = asking;
  if (isOneOfMany) return {};
  const { alternatives, ...stands } = await queries.execute(new FindAlternatives(caller, asked, seen));
  return {
    position: positions.token(decidedOn ? later(stands, decidedOn) : stands),
    alternatives: alternatives.map(({ start, end, calendarIds }) => ({
      start: toInstant(start),
      end: toInstant(end),
      calendarIds,
    })),
    waitlist: `${caller.origin}/v1/waitlist`,
  };
};
