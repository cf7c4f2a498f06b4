import { countUpTo, type Interval } from '../time/interval.js';
import type { Claim } from './agenda.js';

const secondsOfGrace = 2;

/** The instant from which on a claim keeps nobody else out; its own holder may rely on it until it expires. */
export const lapsesAt = ({ expiresAt }: Pick<Claim, 'expiresAt'>) =>
  expiresAt === null ? Number.POSITIVE_INFINITY : expiresAt + secondsOfGrace * 1_000;

/** The claims that still keep others out. */
export const liveClaims = (claims: readonly Claim[], now: number, ignoreBooking?: string): Claim[] =>
  claims.filter((claim) => now < lapsesAt(claim) && claim.bookingId !== ignoreBooking);

/** Units in use over time: `units[i]` of them from `times[i]` until the next of the times. */
export interface Occupancy {
  readonly times: Float64Array;
  readonly units: Float64Array;
}

export const occupancy = (claims: readonly Pick<Claim, 'buffered' | 'units'>[]): Occupancy => {
  const changes = new Map<number, number>();
  const change = (at: number, by: number) => changes.set(at, (changes.get(at) ?? 0) + by);
  for (const { buffered, units } of claims) {
    change(buffered.start, units);
    change(buffered.end, -units);
  }
  const times = Float64Array.from(changes.keys()).sort();
  let inUse = 0;
  return { times, units: times.map((at) => (inUse += changes.get(at)!)) };
};

/** The most units in use at any instant of an interval. */
export const peak = ({ times, units }: Occupancy, { start, end }: Interval): number => {
  let most = 0;
  const begun = countUpTo(start, times.length, (index) => times[index]!);
  for (let at = Math.max(0, begun - 1); at < times.length && times[at]! < end; at += 1) {
    most = Math.max(most, units[at]!);
  }
  return most;
};
