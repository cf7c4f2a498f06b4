import type { Claim } from './agenda.js';
import type { Taken } from './booking.js';
import type { Calendar } from './calendar.js';
import { gridStarts } from './grid.js';
import { earliest, type Interval, minute, overlap, widen } from './interval.js';
import { lapsesAt, liveClaims, occupancy, peak } from './occupancy.js';
import { holds, openIntervals } from './opening-hours.js';
import type { Subject, Violation } from './refused.js';
import { bookableRange, isOffered, turningPoints, violationsOf, type Wanted } from './rules.js';
import type { Service } from './service.js';

/** What a wish is judged on. `claims` are those on the calendar around the time in question, in any order. */
export interface Context {
  readonly service: Service;
  readonly calendar: Calendar;
  readonly claims: readonly Claim[];
  /** The booking that is to be moved: its own time does not stand in its way. */
  readonly ignoreBooking?: string | undefined;
}

/** A bookable interval; `remaining` units are free throughout. */
export interface Slot extends Interval {
  readonly remaining: number;
  readonly calendarIds: readonly string[];
  readonly candidates: readonly string[];
}

/** All that speaks against a wish; nothing does if it is bookable. It holds until `until`. */
export interface Verdict {
  readonly bookable: boolean;
  readonly violations: readonly Violation[];
  readonly gone: Subject | null;
  readonly conflicts: readonly Claim[];
  readonly remaining: number;
  readonly until: number;
}

/** What a booking takes: its own time, and that time with the service's buffers. */
export const taking = ({ service, calendar }: Pick<Context, 'service' | 'calendar'>, wanted: Wanted): Taken => ({
  calendarIds: [calendar.id],
  ...extent(service, wanted.start, wanted.duration),
  units: wanted.units,
});

export const extent = ({ bufferBefore, bufferAfter }: Service, start: number, duration: number) => {
  const core = { start, end: start + duration * minute };
  return { core, buffered: widen(core, bufferBefore, bufferAfter) };
};

export const judge = (context: Context, wanted: Wanted, now: number): Verdict => {
  const { service, calendar, ignoreBooking } = context;
  const { buffered } = extent(service, wanted.start, wanted.duration);
  const violations = violationsOf(service, calendar, wanted, now);
  const gone = goneFor(context);
  const nearby = context.claims.filter((claim) => overlap(claim.buffered, buffered));
  const claims = liveClaims(nearby, now, ignoreBooking);
  const remaining = calendar.capacity - peak(occupancy(claims), buffered);
  const isFree = remaining >= wanted.units;
  const turns = [...turningPoints(service, wanted.start), ...(isFree ? [] : claims.map(lapsesAt))];
  return {
    bookable: violations.length === 0 && gone === null && isFree,
    violations,
    gone,
    conflicts: isFree ? [] : claims,
    remaining: Math.max(0, remaining),
    until: earliest(turns.filter((at) => at > now)),
  };
};

/** The bookable starts from `range.start` on and before `range.end`, in order: those that `judge` would let pass. */
export const findSlots = (
  context: Context,
  range: Interval,
  { duration, units }: Omit<Wanted, 'start'>,
  now: number,
): Slot[] => {
  const { service, calendar, ignoreBooking } = context;
  if (!isOffered(service, { duration, units }) || goneFor(context)) return [];
  const bookable = bookableRange(service, now);
  const within = { start: Math.max(range.start, bookable.start), end: Math.min(range.end, bookable.end) };
  const open = openIntervals(calendar, { start: within.start, end: within.end + duration * minute });
  const taken = occupancy(liveClaims(context.claims, now, ignoreBooking));
  const calendarIds = [calendar.id];
  return gridStarts(service, within).flatMap((start) => {
    const { core, buffered } = extent(service, start, duration);
    if (!holds(open, core)) return [];
    const remaining = calendar.capacity - peak(taken, buffered);
    return remaining >= units ? [{ ...core, remaining, calendarIds, candidates: calendarIds }] : [];
  });
};

const goneFor = ({ service, calendar, ignoreBooking }: Context): Subject | null => {
  if (service.status === 'archived' && !ignoreBooking) return { kind: 'service', id: service.id };
  return calendar.status === 'archived' ? { kind: 'calendar', id: calendar.id } : null;
};
