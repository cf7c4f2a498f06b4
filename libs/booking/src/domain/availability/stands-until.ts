import type { Claim } from '../claims/agenda.js';
import { lapsesAt } from '../claims/occupancy.js';
import { dayNear, earliest, type Interval, overlap } from '../time/interval.js';
import { dateOf, isoWeekOf } from '../time/zone.js';
import type { Context } from './availability.js';
import { turningPoints, type Wanted } from './service-rules.js';

/** What of a context time alone takes away. */
export interface Passing {
  readonly claims: readonly Claim[];
  readonly tallies: NonNullable<Context['tallies']>;
}

/** Claims that lapse, and tallies with such bookings: mostly few. */
export const passingIn = ({ calendars, tallies = [] }: Context, now: number): Passing => ({
  claims: calendars.flatMap(({ claims }) => claims.filter((claim) => isPassing(claim, now))),
  tallies: tallies.filter(({ bookings }) => bookings.some((each) => isPassing(each, now))),
});

const isPassing = (counted: Pick<Claim, 'expiresAt'>, now: number) =>
  counted.expiresAt !== null && now < lapsesAt(counted);

/** Those that could matter on some local days, the first and the last included; `around`: the time whose claims were read for them. */
export const passingOn = (passing: Passing, first: number, last: number, around: Interval): Passing => {
  const [from, to] = [dateOf(dayNear(first)), dateOf(dayNear(last))];
  const [fromWeek, toWeek] = [isoWeekOf(dayNear(first)), isoWeekOf(dayNear(last))];
  const isMeant = (of: string) => (from <= of && of <= to) || (fromWeek <= of && of <= toWeek);
  return {
    claims: passing.claims.filter(({ buffered }) => overlap(buffered, around)),
    tallies: passing.tallies.filter(({ of }) => isMeant(of)),
  };
};

/**
 * The next instant at which time alone makes other slots of these, of which the first begins at `first`: as that one passes
 * its notice, or something lapses. Null: there is none.
 */
export const standsUntil = (
  { claims, tallies }: Passing,
  { service }: Context,
  first: number | null,
  wanted: Pick<Wanted, 'endsAtStart'>,
  now: number,
): number =>
  earliest(
    [
      ...(first === null ? [] : turningPoints(service, { ...wanted, start: first })),
      ...claims.map(lapsesAt),
      ...tallies.flatMap(({ bookings }) => bookings.map(lapsesAt)),
    ].filter((at) => at > now),
  );
