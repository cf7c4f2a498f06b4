import type { Agenda } from './agenda.js';
import type { Calendar } from './calendar.js';
import { earliest } from './interval.js';
import { lapsesAt } from './occupancy.js';
import { realChanges } from './patch.js';
import { found, Refused, type Subject } from './refused.js';
import { calendarIdsOf, type Service, type ServiceContent, serviceStream } from './service.js';
import { checkPrecondition, checkVersion, requireVersion, type StatedVersion } from './stated-version.js';
import { claimsFrom } from './stranded.js';
import { append, type Decision, forever, nothing, type Seen } from './stream.js';
import { calendarsOf, ensureActive } from './uses.js';

/**
 * `calendars`: those that changed `uses` name, in their order; `agendas`: those from yesterday on of all calendars that it
 * ever used, where its time zone is to be changed.
 */
export const changeService = (
  seen: {
    readonly service: Seen<Service | null>;
    readonly calendars: readonly Seen<Calendar | null>[];
    readonly agendas: readonly Seen<Agenda>[];
  },
  request: {
    readonly id: string;
    readonly stated: StatedVersion | undefined;
    readonly changes: Partial<ServiceContent>;
  },
  now: number,
): Decision => {
  const { id, stated } = request;
  const subject: Subject = { kind: 'service', id };
  const service = found(subject, seen.service.state);
  const { uses = [] } = request.changes;
  const calendars = calendarsOf(uses, calendarIdsOf(uses), seen.calendars);
  requireVersion(subject, seen.service, stated);
  checkPrecondition(subject, seen.service, stated);
  checkVersion(subject, seen.service, stated);
  const changes = realChanges(request.changes, service);
  if (Object.keys(changes).length === 0) return nothing;
  if (changes.uses) ensureActive(calendars);
  if (changes.timeZone) refuseWhileBooked(subject, seen.agendas, now);
  return { events: [append(serviceStream(id), { type: 'ServiceChanged', data: changes })], until: forever };
};

const bookingsNamed = 50;

const refuseWhileBooked = (subject: Subject, agendas: readonly Seen<Agenda>[], now: number) => {
  const claims = claimsFrom(agendas, now).filter(({ core, serviceId }) => serviceId === subject.id && core.end > now);
  if (claims.length === 0) return;
  const bookings = [...new Set(claims.map(({ bookingId }) => bookingId))];
  const blockers = { count: bookings.length, bookings: bookings.slice(0, bookingsNamed) };
  const resolutions = ['cancel-bookings', 'keep-time-zone'];
  const until = earliest(claims.flatMap((claim) => [claim.core.end, lapsesAt(claim)]));
  throw new Refused('dependency-conflict', { subject, blockers, resolutions }, until);
};
