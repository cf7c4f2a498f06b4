import type { Claim } from './agenda.js';
import type { Verdict } from './availability.js';
import type { Calendar } from './calendar.js';
import { type Asked, type Conflict, Refused } from './refused.js';

const conflictsNamed = 50;

export const refuseViolations = ({ violations, until }: Verdict) => {
  if (violations.length > 0) throw new Refused('rule-violation', { errors: violations }, until);
};

/** Refuses what the rules allow and the present state of things does not. */
export const refuseUnlessFree = (calendar: Calendar, asked: Asked, verdict: Verdict, until = verdict.until) => {
  if (verdict.gone) throw new Refused('dependency-gone', { missing: verdict.gone, asked }, until);
  if (verdict.bookable) return;
  const conflicts = verdict.conflicts.slice(0, conflictsNamed).map((claim) => conflict(calendar, claim));
  if (calendar.capacity === 1 && conflicts.length > 0) throw new Refused('slot-taken', { asked, conflicts }, until);
  const { capacity } = calendar;
  const { remaining } = verdict;
  throw new Refused('capacity-exhausted', { asked, conflicts, capacity, remaining, requested: asked.units }, until);
};

const conflict = (calendar: Calendar, { bookingId, kind, buffered }: Claim): Conflict => ({
  calendarId: calendar.id,
  bookingId,
  kind,
  ...buffered,
});
