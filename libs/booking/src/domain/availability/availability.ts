import type { Choice, Taken } from '../bookings/booking.js';
import type { Service, Use } from '../calendars/service.js';
import {
  conflictsIn,
  isFreeIn,
  type Lane,
  laneOf,
  type Obstacle,
  type Occupied,
  obstacleIn,
  obstacles,
  remainingIn,
} from '../claims/lane.js';
import { lapsesAt } from '../claims/occupancy.js';
import type { Limit, Violation } from '../deciding/refused.js';
import { limitsOn } from '../limits/limits.js';
import type { SeenTally } from '../limits/tally.js';
import { earliest, type Interval, latest, minute } from '../time/interval.js';
import { type Counted, choose, openTo } from './candidates.js';
import { extentOf, startsWithin } from './extent.js';
import {
  bookableRange,
  closedThen,
  isOffered,
  startsInRange,
  turningPoints,
  violationsOf,
  type Wanted,
} from './service-rules.js';

/** What a wish is judged on: the service, and the calendars that it uses. */
export interface Context {
  readonly service: Service;
  readonly calendars: readonly Occupied[];
  /** Of the days and weeks in question, as far as the service limits them; none is one without bookings. */
  readonly tallies?: readonly SeenTally[] | undefined;
  /** The booking that is to be moved: its own time does not stand in its way. */
  readonly ignoreBooking?: string | undefined;
}

/** A bookable interval. `remaining`: the most units that one booking could take. */
export interface Slot extends Interval {
  readonly remaining: number;
  /** One calendar per entry of the service's `uses`: what a booking would take now. */
  readonly calendarIds: readonly string[];
  readonly candidates: readonly string[];
}

/** What stands against a wish, and on which calendar. */
export interface Lost {
  readonly obstacle: Obstacle;
  readonly lane: Lane;
}

/** All that speaks against a wish; nothing does if it is bookable. It holds until `until`. */
export interface Verdict {
  readonly bookable: boolean;
  readonly violations: readonly Violation[];
  readonly serviceIsGone: boolean;
  /** The first entry of `uses` that fails; in an any-of, what is least final. */
  readonly lost: Lost | null;
  /** What the service limits that is full, whatever is free. */
  readonly limit: Limit | null;
  readonly taken: Taken;
  readonly until: number;
}

interface Entry {
  readonly use: Use;
  readonly lanes: readonly Lane[];
}

const entriesOf = (context: Context, pinned: readonly string[] = [], within: Interval, now: number): Entry[] => {
  const { service, calendars, ignoreBooking } = context;
  const known = new Map(calendars.map((occupied) => [occupied.calendar.id, occupied]));
  return openTo(service, pinned).map(({ use, candidates }) => ({
    use,
    lanes: candidates.map((id) => laneOf(known.get(id)!, within, now, ignoreBooking)),
  }));
};

const serviceIsGone = ({ service, ignoreBooking }: Context) => service.status === 'archived' && !ignoreBooking;

export const judge = (context: Context, wanted: Wanted, now: number): Verdict => {
  const { core } = extentOf(context.service, wanted);
  return judgeOn(entriesOf(context, wanted.calendarIds, core, now), limitsOn(context, now), context, wanted, now);
};

/** Judges any number of wishes that lie within `range` and differ in their start alone. */
export const judgeWithin = (context: Context, range: Interval, wanted: Omit<Wanted, 'start'>, now: number) => {
  const reach = { start: range.start, end: range.end + wanted.duration * minute };
  const entries = entriesOf(context, wanted.calendarIds, reach, now);
  const limits = limitsOn(context, now);
  return (start: number): Verdict => judgeOn(entries, limits, context, { ...wanted, start }, now);
};

const judgeOn = (
  entries: readonly Entry[],
  limits: ReturnType<typeof limitsOn>,
  context: Context,
  wanted: Wanted,
  now: number,
): Verdict => {
  const { service } = context;
  const { start, duration, units, override = [] } = wanted;
  const asked = extentOf(service, wanted);
  const chosen: Choice[] = [];
  const taken: string[] = [];
  const failed: Lost[] = [];
  const turns = turningPoints(service, wanted);
  for (const { use, lanes } of entries) {
    const tried = lanes.map((lane) => ({ lane, obstacle: obstacleIn(lane, asked) }));
    const free = tried.filter(({ obstacle }) => obstacle === null).map(({ lane }) => lane);
    if (free.length > 0) {
      const { lane, choice } = choose(use, free, service, start, { own: wanted.standing?.calendarIds });
      taken.push(lane.calendar.id);
      if (choice) chosen.push(choice);
    } else {
      failed.push((tried as Lost[]).reduce((least, next) => (finality(next) < finality(least) ? next : least)));
      turns.push(...lanes.flatMap((lane) => conflictsIn(lane, asked).map(lapsesAt)));
    }
  }
  const closed = service.durations.includes(duration) ? failed.filter(isClosed) : [];
  const violations = [...violationsOf(service, wanted, now), ...closed.map(({ lane }) => closedThen(lane.calendar))];
  const gone = serviceIsGone(context);
  const rooms = limits(start);
  const full = override.includes('limit-reached') ? undefined : rooms.find(({ reached }) => reached);
  const { core, buffered } = asked;
  return {
    bookable: violations.length === 0 && !gone && failed.length === 0 && !full,
    violations,
    serviceIsGone: gone,
    lost: failed[0] ?? null,
    limit: full?.reached ?? null,
    taken: { calendarIds: taken, core, buffered, units, choices: chosen, overrides: override },
    until: earliest([...turns, ...rooms.map(({ until }) => until)].filter((at) => at > now)),
  };
};

const finality = ({ obstacle }: Lost) => obstacles.indexOf(obstacle);

const isClosed = ({ obstacle }: Lost) => obstacle === 'outside-hours';

/** The bookable starts from `range.start` on and before `range.end`, in order: those that `judge` would let pass. */
export const findSlots = (
  context: Context,
  range: Interval,
  wanted: Omit<Wanted, 'start' | 'override'>,
  now: number,
): Slot[] => {
  const { service } = context;
  if (!isOffered(service, wanted) || serviceIsGone(context)) return [];
  const bookable = bookableRange(service, now);
  const possible = startsInRange(service, wanted.duration);
  const within = {
    start: Math.max(range.start, bookable.start, possible.start),
    end: Math.min(range.end, bookable.end, possible.end),
  };
  const starts = startsWithin(service, within, { ...range, start: Math.max(range.start, now) }, wanted.standing);
  if (starts.length === 0) return [];
  const [first, last] = [earliest(starts), latest(starts)];
  const entries = entriesOf(context, wanted.calendarIds, { start: first, end: last + wanted.duration * minute }, now);
  const counted: Counted = new Map();
  const limits = limitsOn(context, now);
  const own = wanted.standing?.calendarIds;
  return starts.flatMap((start) => {
    if (limits(start).some(({ reached }) => reached)) return [];
    const asked = extentOf(service, { ...wanted, start });
    const places = entries.map(({ use, lanes }) => ({ use, free: lanes.filter((lane) => isFreeIn(lane, asked)) }));
    if (places.some(({ free }) => free.length === 0)) return [];
    const most = places.map(({ free }) => Math.max(...free.map((lane) => remainingIn(lane, asked))));
    return {
      ...asked.core,
      remaining: Math.min(...most),
      calendarIds: places.map(({ use, free }) => choose(use, free, service, start, { own, counted }).lane.calendar.id),
      candidates: places.flatMap(({ free }) => free.map(({ calendar }) => calendar.id)),
    };
  });
};
