import type { Calendar, OnConflict, Straining } from '../../calendars/calendar.js';
import type { StandingClaim } from '../../claims/agenda.js';
import { displacementStream } from '../../claims/displacement.js';
import { type Cause, claimsFrom, strandedOn, strandedUntil } from '../../claims/stranded.js';
import type { UpcomingAgendas } from '../../claims/upcoming-agendas.js';
import { type Append, append, type Read, type ReadAt } from '../../deciding/decision.js';
import { Refused } from '../../deciding/refused.js';
import { displacing } from './displace.js';

const bookingsNamed = 50;

const waysOut: Record<Cause, string> = {
  'outside-hours': 'keep-hours',
  blackout: 'move-blackout',
  capacity: 'keep-capacity',
  archived: 'keep-calendar',
};

interface CalendarChange {
  readonly before: Calendar;
  readonly after: Calendar;
  readonly upcoming: UpcomingAgendas;
  readonly onConflict: OnConflict;
}

/**
 * What a change of a calendar does to its bookings. Those that would lose their time make it refused; or they lose it, the
 * first of them together with the change, the others soon after. Who had none before is not counted against it. Days that
 * cannot be read are looked at once they can: that goes on as a displacement does, whatever was to be done with the others.
 */
export const stranding = (
  deciding: ReadAt,
  { before, after, upcoming: { agendas, unchecked }, onConflict }: CalendarChange,
): { readonly displaced: readonly Append[]; readonly until: number; readonly straining: Straining } => {
  const { read, now } = deciding;
  const straining: Straining = unchecked.length > 0 ? { onConflict, unchecked } : { onConflict };
  const claims = claimsFrom(agendas, now);
  const had = strandedOn(before, claims, now);
  const stranded = strandedOn(after, claims, now);
  const until = strandedUntil(after, stranded.keys(), now);
  if (onConflict === 'displace') {
    const { displaced, isAll } = displacing(deciding, { calendar: after, claims, stranded });
    const isOver = isAll && unchecked.length === 0;
    return { displaced: [...displaced, ...(isOver ? [] : begun(read, before.id))], until, straining };
  }
  const isNew = ([claim, cause]: [StandingClaim, Cause]) =>
    !had.has(claim) && (cause !== 'capacity' || after.capacity < before.capacity);
  const blockers = [...stranded].filter(isNew).sort(([a], [b]) => a.core.start - b.core.start);
  if (blockers.length === 0) {
    const displaced = unchecked.length > 0 ? begun(read, before.id) : [];
    return { displaced, until: Number.POSITIVE_INFINITY, straining };
  }
  const bookings = blockers.slice(0, bookingsNamed).map(([{ bookingId }]) => bookingId);
  const causes = new Set(blockers.map(([, cause]) => waysOut[cause]));
  const resolutions = ['displace', 'reschedule-bookings', 'cancel-bookings', ...causes];
  const subject = { kind: 'calendar', id: before.id } as const;
  throw new Refused(
    'dependency-conflict',
    { subject, blockers: { count: blockers.length, bookings }, resolutions },
    until,
  );
};

const begun = (read: Read, calendarId: string): Append[] => {
  const stream = displacementStream(calendarId);
  return read(stream).state.isUnderWay ? [] : [append(stream, { type: 'DisplacementBegun', data: {} })];
};
