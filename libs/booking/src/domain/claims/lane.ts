import type { Calendar } from '../calendars/calendar.js';
import { holds, openIntervals } from '../calendars/opening-hours.js';
import { type Interval, latest, overlap } from '../time/interval.js';
import { type Claim, overlapping } from './agenda.js';
import { lapsesAt, liveClaims, type Occupancy, occupancy, peak } from './occupancy.js';

/** A calendar and the claims on it around the time in question, in any order. */
export interface Occupied {
  readonly calendar: Calendar;
  readonly claims: readonly Claim[];
  /** When nothing is known of it, and so nobody can have it. */
  readonly unavailable?: readonly Interval[];
}

/** What a wish takes on each of its calendars. */
export interface Extent {
  readonly core: Interval;
  readonly buffered: Interval;
  readonly units: number;
  /** Opening hours do not count for it. */
  readonly atAnyHour: boolean;
}

/** What stands against a wish on one calendar, what gives way first coming first. */
export const obstacles = [
  'slot-held',
  'slot-taken',
  'capacity-exhausted',
  'unavailable',
  'blackout',
  'outside-hours',
  'archived',
] as const;
export type Obstacle = (typeof obstacles)[number];

/** A calendar as it is open and taken within a range, ready to be asked about many wishes. */
export interface Lane {
  readonly calendar: Calendar;
  /** In the order of their beginning; none lasts longer than `longest`. */
  readonly claims: readonly Claim[];
  readonly longest: number;
  readonly open: readonly Interval[];
  readonly blackouts: readonly Interval[];
  readonly unavailable: readonly Interval[];
  readonly taken: Occupancy;
}

const byBeginning = (a: Claim, b: Claim) => a.buffered.start - b.buffered.start;

/** `within` holds the own time of whatever is asked about. */
export const laneOf = (
  { calendar, claims, unavailable = [] }: Occupied,
  within: Interval,
  now: number,
  ignoreBooking: string | undefined,
): Lane => {
  const live = liveClaims(claims, now, ignoreBooking).sort(byBeginning);
  const longest = latest(live.map(({ buffered }) => buffered.end - buffered.start));
  const blackouts = calendar.blackouts.filter((blackout) => overlap(blackout, within));
  const open = openIntervals(calendar, within);
  const stuck = claims.filter(
    (claim) => claim.isUnreadable && lapsesAt(claim) <= now && claim.bookingId !== ignoreBooking,
  );
  const unknown = [...unavailable, ...stuck.map(({ buffered }) => buffered)];
  return { calendar, claims: live, longest, open, blackouts, unavailable: unknown, taken: occupancy(live) };
};

/** The units that are free throughout; negative where more is claimed than there is room. */
export const remainingIn = ({ calendar, taken }: Lane, { buffered }: Extent) =>
  calendar.capacity - peak(taken, buffered);

/** What keeps everybody out then, whoever has booked. */
const closure = (lane: Lane, { core, buffered, atAnyHour }: Extent): Obstacle | null => {
  const { calendar, open, blackouts, unavailable } = lane;
  if (calendar.status === 'archived') return 'archived';
  if (!atAnyHour && !holds(open, core)) return 'outside-hours';
  if (blackouts.some((blackout) => overlap(blackout, core))) return 'blackout';
  return unavailable.some((unknown) => overlap(unknown, buffered)) ? 'unavailable' : null;
};

/** Whether it could be had then, if nobody else had booked. */
export const isOpenIn = (lane: Lane, extent: Extent) =>
  closure(lane, extent) === null && lane.calendar.capacity >= extent.units;

export const isFreeIn = (lane: Lane, extent: Extent) =>
  closure(lane, extent) === null && remainingIn(lane, extent) >= extent.units;

export const obstacleIn = (lane: Lane, extent: Extent): Obstacle | null =>
  closure(lane, extent) ?? (remainingIn(lane, extent) >= extent.units ? null : wantOfRoom(lane, extent));

const wantOfRoom = (lane: Lane, extent: Extent): Obstacle => {
  if (freeFrom(lane, extent) !== null) return 'slot-held';
  return lane.calendar.capacity === 1 && conflictsIn(lane, extent).length > 0 ? 'slot-taken' : 'capacity-exhausted';
};

/** The claims that a wish overlaps, those that begin first coming first. */
export const conflictsIn = (lane: Lane, { buffered }: Extent): Claim[] => overlapping(lane, buffered);

/** The instant at which enough holds will have lapsed, null where that is not enough. */
export const freeFrom = (lane: Lane, extent: Extent): number | null => {
  const { calendar } = lane;
  const { buffered, units } = extent;
  const near = conflictsIn(lane, extent);
  const lapses = near.filter(({ kind }) => kind === 'hold').map(lapsesAt);
  const isFreeAt = (at: number) => {
    const left = near.filter((claim) => claim.kind !== 'hold' || at < lapsesAt(claim));
    return calendar.capacity - peak(occupancy(left), buffered) >= units;
  };
  return lapses.sort((a, b) => a - b).find(isFreeAt) ?? null;
};
