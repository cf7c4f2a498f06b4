import { type Agenda, type Claim, seenAgendas } from './agenda.js';
import { type Context, extent, type Verdict } from './availability.js';
import type { Calendar } from './calendar.js';
import { type Asked, type Conflict, Refused } from './refused.js';
import type { Seen } from './stream.js';

const conflictsNamed = 50;

export const refuseViolations = ({ violations, until }: Verdict) => {
  if (violations.length > 0) throw new Refused('rule-violation', { errors: violations }, until);
};

/** Refuses what the rules allow and the present state of things does not. `agendas`: what `verdict` was reached on. */
export const refuseUnlessFree = (
  { service, calendar }: Pick<Context, 'service' | 'calendar'>,
  agendas: readonly Seen<Agenda>[],
  asked: Asked,
  verdict: Verdict,
  until = verdict.until,
) => {
  if (verdict.gone) throw new Refused('dependency-gone', { missing: verdict.gone, asked }, until);
  if (verdict.bookable) return;
  const { name, timeZone, capacity } = calendar;
  const { buffered } = extent(service, asked.start, asked.duration);
  const lost = {
    asked,
    calendar: { name, timeZone },
    conflicts: verdict.conflicts.slice(0, conflictsNamed).map((claim) => conflict(calendar, claim)),
    agendas: seenAgendas(calendar.id, buffered, agendas),
  };
  if (capacity === 1 && lost.conflicts.length > 0) throw new Refused('slot-taken', lost, until);
  const { remaining } = verdict;
  throw new Refused('capacity-exhausted', { ...lost, capacity, remaining, requested: asked.units }, until);
};

const conflict = (calendar: Calendar, { bookingId, kind, buffered }: Claim): Conflict => ({
  calendarId: calendar.id,
  bookingId,
  kind,
  ...buffered,
});
