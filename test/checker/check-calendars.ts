import { type Claim, type Commit, entry, grace, type Interval, type Row } from './log-row.js';

interface Calendar {
  capacity: number;
  isDisplacing: boolean;
  readonly blackouts: Map<string, Interval>;
  /** By day and booking. */
  readonly agendas: Map<string, Map<string, Claim>>;
}

const newCalendar = (): Calendar => ({ capacity: 0, isDisplacing: false, blackouts: new Map(), agendas: new Map() });

/**
 * On no calendar at any instant more units claimed than there is room for at that time of the log, and nothing claimed in
 * a blackout. Who takes time must fit beside every claim, those that lapsed included, whose end is recorded together
 * with that; of what it had already it need not. What is to come must fit whenever the calendar changes, unless
 * displacing has only begun; what is under way is in no blackout from then on. `ahead`: how many milliseconds somebody may have been
 * ahead of the log's time who took a hold for lapsed, as clocks were set.
 */
export const checkCalendars = (commits: readonly Commit[], ahead: number): string[] => {
  const calendars = new Map<string, Calendar>();
  return commits.flatMap(({ rows, tenant, position, recordedAt }) => {
    const wrong: string[] = [];
    const taking: [Calendar, Map<string, Claim>, Claim, readonly Interval[]][] = [];
    const changed = new Set<Calendar>();
    for (const row of rows) {
      const [category, id, day] = row.stream.split('/') as [string, string, string];
      if (!['calendar', 'displacement', 'agenda'].includes(category)) continue;
      const calendar = entry(calendars, `${tenant} ${id}`, newCalendar);
      if (category === 'agenda') {
        const agenda = entry(calendar.agendas, day, () => new Map<string, Claim>());
        const taken = claimAfter(agenda, row);
        if (taken) taking.push([calendar, agenda, ...taken]);
      } else {
        change(calendar, row);
        changed.add(calendar);
      }
    }
    const stands = ({ core, expiresAt }: Claim) =>
      core.end > recordedAt && (expiresAt === null || recordedAt + ahead < expiresAt + grace);
    const complain = (what: string) => wrong.push(`position ${position}: ${what}`);
    for (const [calendar, agenda, claim, parts] of taking) {
      for (const part of parts) {
        const claims = [...agenda.values()].filter(({ buffered }) => overlap(buffered, part));
        if (agenda.has(claim.bookingId)) checkRoom(calendar, claims, complain, part);
      }
      checkOpen(calendar, [claim], complain, parts);
    }
    for (const calendar of changed) {
      if (calendar.isDisplacing) continue;
      for (const agenda of calendar.agendas.values()) {
        const standing = [...agenda.values()].filter(stands);
        const upcoming = standing.filter(({ core }) => core.start > recordedAt);
        for (const { buffered } of upcoming) checkRoom(calendar, standing, complain, buffered);
        checkOpen(calendar, standing, complain, [{ start: recordedAt, end: Number.POSITIVE_INFINITY }]);
      }
    }
    return wrong;
  });
};

const change = (calendar: Calendar, { type, data: { id = '', capacity, start, end } }: Row) => {
  if (capacity !== undefined) calendar.capacity = capacity;
  if (type === 'BlackoutAdded') calendar.blackouts.set(id, { start: start!, end: end! });
  if (type === 'BlackoutRemoved') calendar.blackouts.delete(id);
  if (type === 'DisplacementBegun') calendar.isDisplacing = true;
  if (type === 'DisplacementEnded') calendar.isDisplacing = false;
};

/** Notes the claim; returns it and what of its time the booking did not have, or not for so many. */
const claimAfter = (agenda: Map<string, Claim>, { type, data }: Row): [Claim, Interval[]] | null => {
  const claim = data as Claim;
  const before = agenda.get(claim.bookingId);
  if (type === 'TimeFreed') agenda.delete(claim.bookingId);
  else agenda.set(claim.bookingId, claim);
  if (type === 'TimeFreed') return null;
  const isMore = !before || before.units < claim.units;
  const parts = isMore ? [claim.buffered] : outside(claim.buffered, before.buffered);
  return parts.length > 0 ? [claim, parts] : null;
};

/** What of one interval lies before and after another one. */
const outside = ({ start, end }: Interval, known: Interval): Interval[] =>
  [
    { start, end: Math.min(end, known.start) },
    { start: Math.max(start, known.end), end },
  ].filter((part) => part.start < part.end);

const overlap = (a: Interval, b: Interval) => a.start < b.end && b.start < a.end;
const meet = (...all: readonly Interval[]) =>
  Math.max(...all.map(({ start }) => start)) < Math.min(...all.map(({ end }) => end));

type Complain = (what: string) => void;

const checkRoom = ({ capacity }: Calendar, claims: readonly Claim[], complain: Complain, within: Interval) => {
  const instants = claims
    .map(({ buffered: { start } }) => Math.max(start, within.start))
    .filter((at) => at < within.end);
  for (const at of new Set(instants)) {
    const there = claims.filter(({ buffered }) => buffered.start <= at && at < buffered.end);
    const units = there.reduce((sum, claim) => sum + claim.units, 0);
    const who = there.map(({ bookingId }) => bookingId);
    if (units > capacity) complain(`${units} of ${capacity} units claimed at ${instant(at)} by ${who}`);
  }
};

const checkOpen = (
  { blackouts }: Calendar,
  claims: readonly Claim[],
  complain: Complain,
  parts: readonly Interval[],
) => {
  for (const [id, blackout] of blackouts) {
    const inside = claims
      .filter(({ core, isEnded }) => !isEnded && parts.some((part) => meet(core, part, blackout)))
      .map(({ bookingId }) => bookingId);
    if (inside.length > 0) complain(`${inside} claimed in blackout ${id}`);
  }
};

const instant = (at: number) => new Date(at).toISOString();
