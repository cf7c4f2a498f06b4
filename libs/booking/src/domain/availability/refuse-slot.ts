import type { Calendar } from '../calendars/calendar.js';
import type { Claim } from '../claims/agenda.js';
import { conflictsIn, type Extent, freeFrom, type Obstacle, remainingIn } from '../claims/lane.js';
import { type Conflict, type LostWish, type Reason, Refused, type Subject } from '../deciding/refused.js';
import type { Verdict } from './availability.js';
import type { Lost } from './lost.js';

const conflictsNamed = 50;

/** What a refusal tells beside its reason. */
export interface Circumstances extends LostWish {
  /** The position at which the caller saw the slot. */
  readonly seenAt?: number | undefined;
}

const reasons = {
  'slot-held': 'slot-held',
  'slot-taken': 'slot-taken',
  'capacity-exhausted': 'capacity-exhausted',
  unavailable: 'unavailable',
  blackout: 'dependency-gone',
  'outside-hours': 'rule-violation',
  archived: 'dependency-gone',
} as const satisfies Record<Obstacle, Reason>;

/** The reason for which booking it would be refused, null where it would not. */
export const reasonOf = ({ violations, serviceIsGone, lost, limit }: Verdict): Reason | null => {
  if (violations.length > 0) return 'rule-violation';
  if (serviceIsGone) return 'dependency-gone';
  if (lost) return reasons[lost.obstacle];
  return limit && 'limit-reached';
};

/** Hours that were others when the caller saw the slot are no fault of the request, on whichever of the candidates. */
export const refuseViolations = ({ violations, closed, until }: Verdict, circumstances: Circumstances) => {
  if (violations.length === 0) return;
  const { seenAt, ...wish } = circumstances;
  const moved = closed.find(({ hoursSince }) => seenAt !== undefined && hoursSince > seenAt);
  if (!moved || violations.some(({ rule }) => rule !== 'outside-hours')) {
    throw new Refused('rule-violation', { errors: violations }, until);
  }
  const subject: Subject = { kind: 'calendar', id: moved.id };
  throw new Refused('dependency-gone', { subject, how: 'hours-changed', ...wish }, until);
};

/** Refuses what the rules allow and the present state of things does not. */
export const refuseUnlessFree = (verdict: Verdict, circumstances: Circumstances, until = verdict.until) => {
  const { lost, limit, taken } = verdict;
  const { seenAt: _, ...wish } = circumstances;
  if (verdict.serviceIsGone) {
    const subject: Subject = { kind: 'service', id: wish.asked.serviceId };
    throw new Refused('dependency-gone', { subject, how: 'archived', ...wish }, until);
  }
  if (!lost && limit) throw new Refused('limit-reached', { ...wish, limit }, until);
  if (!lost) return;
  const { calendar } = lost.lane;
  if (lost.obstacle === 'unavailable') {
    const subject: Subject = { kind: 'calendar', id: calendar.id };
    throw new Refused('unavailable', { subject, ...wish }, until);
  }
  const extent = { ...taken, atAnyHour: true };
  if (lost.obstacle === 'archived' || lost.obstacle === 'blackout') {
    const subject: Subject = { kind: 'calendar', id: calendar.id };
    throw new Refused('dependency-gone', { subject, how: lost.obstacle, ...wish }, until);
  }
  refuseLost(lost, extent, wish, until);
};

const refuseLost = ({ lane, obstacle }: Lost, extent: Extent, wish: LostWish, until: number): never => {
  const { id, name, timeZone, capacity } = lane.calendar;
  const conflicts = conflictsIn(lane, extent).slice(0, conflictsNamed);
  const details = {
    ...wish,
    calendar: { id, name, timeZone },
    conflicts: conflicts.map((claim) => conflict(lane.calendar, claim)),
  };
  if (obstacle === 'slot-held') {
    throw new Refused('slot-held', { ...details, heldUntil: freeFrom(lane, extent)! }, until);
  }
  if (obstacle === 'slot-taken') throw new Refused('slot-taken', details, until);
  const remaining = Math.max(0, remainingIn(lane, extent));
  throw new Refused('capacity-exhausted', { ...details, capacity, remaining, requested: wish.asked.units }, until);
};

const conflict = (calendar: Calendar, { bookingId, kind, buffered }: Claim): Conflict => ({
  calendarId: calendar.id,
  bookingId,
  kind,
  ...buffered,
});
