import type { Calendar } from '../calendars/calendar.js';
import { holds, openIntervals } from '../calendars/opening-hours.js';
import { type Interval, latest, overlap } from '../time/interval.js';
import { type Claim, overlapping } from './agenda.js';
import { lapsesAt, liveClaims, type Occupancy, occupancy, peak } from './occupancy.js';
import { type Had, newRoom, newTime, type Standing } from './standing.js';

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
  /** What whoever asks has already, and on which calendars. */
  readonly kept?: (Had & Pick<Standing, 'calendarIds'>) | null;
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

const keptOn = ({ calendar }: Lane, { kept }: Extent): Had | null =>
  kept?.calendarIds.includes(calendar.id) ? kept : null;

/** Whether there is room for what a wish takes there beyond what it has. */
const hasRoom = ({ capacity }: Calendar, taken: Occupancy, extent: Extent, kept: Had | null) =>
  newRoom(extent, kept).every((part) => capacity - peak(taken, part) >= extent.units);

/** The units that are free throughout; negative where more is claimed than there is room. */
export const remainingIn = ({ calendar, taken }: Lane, { buffered }: Extent) =>
  calendar.capacity - peak(taken, buffered);

/** What keeps everybody out then, whoever has booked. */
const closure = (lane: Lane, extent: Extent): Obstacle | null => {
  const { calendar, open, blackouts, unavailable } = lane;
  const { core, buffered, atAnyHour } = extent;
  const parts = newTime(core, keptOn(lane, extent));
  if (calendar.status === 'archived' && parts.length > 0) return 'archived';
  if (!atAnyHour && !parts.every((part) => holds(open, part))) return 'outside-hours';
  if (blackouts.some((blackout) => parts.some((part) => overlap(blackout, part)))) return 'blackout';
  return unavailable.some((unknown) => overlap(unknown, buffered)) ? 'unavailable' : null;
};

/** Whether it could be had then, if nobody else had booked. */
export const isOpenIn = (lane: Lane, extent: Extent) =>
  closure(lane, extent) === null && lane.calendar.capacity >= extent.units;

export const isFreeIn = (lane: Lane, extent: Extent) =>
  closure(lane, extent) === null && hasRoom(lane.calendar, lane.taken, extent, keptOn(lane, extent));

export const obstacleIn = (lane: Lane, extent: Extent): Obstacle | null =>
  closure(lane, extent) ??
  (hasRoom(lane.calendar, lane.taken, extent, keptOn(lane, extent)) ? null : wantOfRoom(lane, extent));

const wantOfRoom = (lane: Lane, extent: Extent): Obstacle => {
  if (freeFrom(lane, extent) !== null) return 'slot-held';
  return lane.calendar.capacity === 1 && conflictsIn(lane, extent).length > 0 ? 'slot-taken' : 'capacity-exhausted';
};

/** The claims that a wish overlaps, those that begin first coming first. */
export const conflictsIn = (lane: Lane, { buffered }: Extent): Claim[] => overlapping(lane, buffered);

/** The instant at which enough holds will have lapsed, null where that is not enough. */
export const freeFrom = (lane: Lane, extent: Extent): number | null => {
  const near = conflictsIn(lane, extent);
  const lapses = near.filter(({ kind }) => kind === 'hold').map(lapsesAt);
  const isFreeAt = (at: number) => {
    const left = near.filter((claim) => claim.kind !== 'hold' || at < lapsesAt(claim));
    return hasRoom(lane.calendar, occupancy(left), extent, keptOn(lane, extent));
  };
  return lapses.sort((a, b) => a - b).find(isFreeAt) ?? null;
};
