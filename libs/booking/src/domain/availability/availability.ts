import type { Choice, Taken } from '../bookings/booking.js';
import type { Calendar } from '../calendars/calendar.js';
import type { Service, Use } from '../calendars/service.js';
import { conflictsIn, isFreeIn, type Lane, laneOf, type Occupied } from '../claims/lane.js';
import { lapsesAt } from '../claims/occupancy.js';
import type { Limit, Violation } from '../deciding/refused.js';
import { limitsOn } from '../limits/limits.js';
import type { SeenTally } from '../limits/tally.js';
import { earliest, type Interval, minute } from '../time/interval.js';
import { choose, openTo } from './candidates.js';
import { extentOf } from './extent.js';
import { type Lost, type LostEntry, lostAmong, mostFinal, roomIn } from './lost.js';
import { closedThen, tooManyFor, turningPoints, violationsOf, type Wanted } from './service-rules.js';

/** What a wish is judged on: the service, and the calendars that it uses. */
export interface Context {
  readonly service: Service;
  readonly calendars: readonly Occupied[];
  /** Of the days and weeks in question, as far as the service limits them; none is one without bookings. */
  readonly tallies?: readonly SeenTally[] | undefined;
  /** The booking that is to be moved: its own time does not stand in its way. */
  readonly ignoreBooking?: string | undefined;
}

/** All that speaks against a wish; nothing does if it is bookable. It holds until `until`. */
export interface Verdict {
  readonly bookable: boolean;
  readonly violations: readonly Violation[];
  readonly serviceIsGone: boolean;
  /** Of the entries of `uses` that fail the most final reason; within an any-of the least. */
  readonly lost: Lost | null;
  /** Candidates of entries that fail for it which are not open then. */
  readonly closed: readonly Calendar[];
  /** What the service limits that is full, whatever is free. */
  readonly limit: Limit | null;
  readonly taken: Taken;
  readonly until: number;
}

/** An entry of `uses`, and the calendars that it may be. */
export interface Entry {
  readonly use: Use;
  readonly lanes: readonly Lane[];
}

/** Starts judged between two pauses; with fifty calendars each it is about a millisecond. */
export const startsPerPause = 32;

/** Reads calendar by calendar; after each comes a pause, null, at which whoever asks may let others work. */
export function* walkEntries(
  { service, calendars, ignoreBooking }: Context,
  pinned: readonly string[] = [],
  within: Interval,
  now: number,
): Generator<null, Entry[]> {
  const known = new Map(calendars.map((occupied) => [occupied.calendar.id, occupied]));
  const entries: Entry[] = [];
  for (const { use, candidates } of openTo(service, pinned)) {
    const lanes: Lane[] = [];
    for (const id of candidates) {
      lanes.push(laneOf(known.get(id)!, within, now, ignoreBooking));
      yield null;
    }
    entries.push({ use, lanes });
  }
  return entries;
}

/** What a walk comes to without its pauses. */
export const atOnce = <Result>(walk: Generator<unknown, Result>): Result => {
  for (;;) {
    const { done, value } = walk.next();
    if (done) return value;
  }
};

export const serviceIsGone = ({ service, ignoreBooking }: Context) => service.status === 'archived' && !ignoreBooking;

export const judge = (context: Context, wanted: Wanted, now: number): Verdict => {
  const { core } = extentOf(context.service, wanted);
  const entries = atOnce(walkEntries(context, wanted.calendarIds, core, now));
  return judgeOn(entries, limitsOn(context, now), context, wanted, now);
};

/** Judges any number of wishes that lie within `range` and differ in their start alone; pauses while it gets ready. */
export function* judgeWithin(
  context: Context,
  range: Interval,
  wanted: Omit<Wanted, 'start'>,
  now: number,
): Generator<null, (start: number) => Verdict> {
  const reach = { start: range.start, end: range.end + wanted.duration * minute };
  const entries = yield* walkEntries(context, wanted.calendarIds, reach, now);
  const limits = limitsOn(context, now);
  return (start) => judgeOn(entries, limits, context, { ...wanted, start }, now);
}

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
  const failed: LostEntry[] = [];
  const turns = turningPoints(service, wanted);
  for (const { use, lanes } of entries) {
    const free = lanes.filter((lane) => isFreeIn(lane, asked));
    if (free.length > 0) {
      const { lane, choice } = choose(use, free, service, start, wanted.standing?.calendarIds);
      taken.push(lane.calendar.id);
      if (choice) chosen.push(choice);
    } else {
      failed.push(lostAmong(lanes, asked));
      for (const lane of lanes) for (const claim of conflictsIn(lane, asked)) turns.push(lapsesAt(claim));
    }
  }
  const closed = service.durations.includes(duration) ? failed.filter(isClosed) : [];
  const room = Math.min(...entries.map(({ lanes }) => roomIn(lanes)));
  const violations = [
    ...violationsOf(service, wanted, now),
    ...(units > Math.max(room, asked.kept?.units ?? 0) && units <= service.maxUnitsPerBooking
      ? [tooManyFor(room)]
      : []),
    ...closed.map(({ lane }) => closedThen(lane.calendar)),
  ];
  const gone = serviceIsGone(context);
  const rooms = limits(start);
  const full = override.includes('limit-reached') ? undefined : rooms.find(({ reached }) => reached);
  const { core, buffered } = asked;
  return {
    bookable: violations.length === 0 && !gone && failed.length === 0 && !full,
    violations,
    serviceIsGone: gone,
    lost: mostFinal(failed, asked),
    closed: closed.flatMap((each) => each.closed),
    limit: full?.reached ?? null,
    taken: { calendarIds: taken, core, buffered, units, choices: chosen, overrides: override },
    until: earliest([...turns, ...rooms.map(({ until }) => until)].filter((at) => at > now)),
  };
};

const isClosed = ({ obstacle }: Lost) => obstacle === 'outside-hours';
