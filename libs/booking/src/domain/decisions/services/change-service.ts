import { seeding } from '../../bookings/seed-tallies.js';
import { calendarStream } from '../../calendars/calendar.js';
import { refuseContradictions } from '../../calendars/contradictions.js';
import {
  calendarIdsOf,
  type Limits,
  limitsCustomersAnew,
  noLimits,
  type Service,
  type ServiceContent,
  serviceStream,
  usualHold,
} from '../../calendars/service.js';
import { calendarsOf, ensureActive } from '../../calendars/used-calendars.js';
import { type Agenda, claimsSeen } from '../../claims/agenda.js';
import { lapsesAt } from '../../claims/occupancy.js';
import { claimsFrom, isUpcoming } from '../../claims/stranded.js';
import { refuseStale } from '../../deciding/asked-change.js';
import { append, type Decision, forever, nothing, type Read, type ReadAt, type Seen } from '../../deciding/decision.js';
import { patchBetween, realChanges } from '../../deciding/patch.js';
import { found, Refused, type Subject } from '../../deciding/refused.js';
import type { StatedVersion } from '../../deciding/stated-version.js';
import type { TallyKind } from '../../limits/tally.js';
import { earliest } from '../../time/interval.js';

type Cleared = 'limits' | 'metadata' | 'holdSeconds' | 'timeZone';

/** What is not stated stays as it is; no limits: none any more; no length of holds: the usual one; no zone: its first calendar's. */
export interface ServiceChanges extends Partial<Omit<ServiceContent, Cleared>> {
  readonly timeZone?: string | null;
  readonly holdSeconds?: number | null;
  readonly limits?: Partial<Limits> | null;
  readonly metadata?: ServiceContent['metadata'] | null;
}

/**
 * `agendas`: those from eight days ago on of each calendar that it ever used, where its time zone or its limits are to be
 * changed.
 */
export const changeService = (
  deciding: ReadAt,
  agendas: readonly (readonly Seen<Agenda>[])[],
  request: {
    readonly id: string;
    readonly stated: StatedVersion | undefined;
    readonly changes: ServiceChanges;
  },
): Decision => {
  const { read, now } = deciding;
  const { id, stated } = request;
  const subject: Subject = { kind: 'service', id };
  const seenService = read(serviceStream(id));
  const service = found(subject, seenService.state);
  const { limits, holdSeconds, timeZone, ...others } = request.changes;
  const { uses = [] } = others;
  const calendars = calendarsOf(read, uses);
  refuseStale({ subject, seen: seenService, stated });
  const wanted = {
    ...others,
    ...(timeZone !== undefined && { timeZone: timeZone ?? zoneOfFirst(read, others.uses ?? service.uses) }),
    ...(limits !== undefined && { limits: limits ? { ...service.limits, ...limits } : noLimits }),
    ...(holdSeconds !== undefined && {
      holdSeconds: holdSeconds ?? usualHold(others.holdSecondsMax ?? service.holdSecondsMax),
    }),
  };
  const changes = realChanges<ServiceContent>(wanted, service);
  if (Object.keys(changes).length === 0) return nothing;
  refuseContradictions({ ...service, ...changes }, changes);
  if (changes.uses) ensureActive(calendars);
  if (changes.timeZone) refuseWhileBooked(subject, agendas, now);
  const customersSince = limitsCustomersAnew(service, changes) ? seenService.version + 1 : service.customersSince;
  const after = { ...service, ...changes, customersSince };
  const claims = agendas.flatMap(claimsSeen).filter(({ serviceId }) => serviceId === id);
  const seeded = seeding(deciding, after, newlyLimited(service, after), claims);
  const { metadata, ...fields } = changes;
  const data = { ...fields, ...(metadata && { metadata: patchBetween(service.metadata, metadata) }) };
  return { events: [...seeded, append(serviceStream(id), { type: 'ServiceChanged', data })], until: forever };
};

const zoneOfFirst = (read: Read, uses: ServiceContent['uses']): string => {
  const id = calendarIdsOf(uses)[0]!;
  return found({ kind: 'calendar', id }, read(calendarStream(id)).state).timeZone;
};

const limitOf = { day: 'perDay', week: 'perWeek', customer: 'perCustomer' } as const satisfies Record<
  TallyKind,
  keyof Limits
>;

/** Another number counts what is counted already; in another zone days and weeks are others. */
const newlyLimited = (before: Service, after: Service) => {
  const isOther = before.timeZone !== after.timeZone;
  const kinds = Object.keys(limitOf) as TallyKind[];
  return kinds.filter(
    (kind) =>
      after.limits[limitOf[kind]] !== null &&
      ((isOther && kind !== 'customer') || before.limits[limitOf[kind]] === null),
  );
};

const bookingsNamed = 50;

const refuseWhileBooked = (subject: Subject, agendas: readonly (readonly Seen<Agenda>[])[], now: number) => {
  const claims = agendas
    .flatMap((each) => claimsFrom(each, now))
    .filter((claim) => claim.serviceId === subject.id && isUpcoming(claim, now));
  if (claims.length === 0) return;
  const bookings = [...new Set(claims.map(({ bookingId }) => bookingId))];
  const blockers = { count: bookings.length, bookings: bookings.slice(0, bookingsNamed) };
  const resolutions = ['cancel-bookings', 'keep-time-zone'];
  const until = earliest(claims.flatMap((claim) => [claim.core.start, lapsesAt(claim)]));
  throw new Refused('dependency-conflict', { subject, blockers, resolutions }, until);
};
