import type { Agenda } from './agenda.js';
import type { Calendar } from './calendar.js';
import { claimsFrom, refuseIfAny, upcoming } from './dependents.js';
import { realChanges } from './patch.js';
import { found, type Subject } from './refused.js';
import { type Service, type ServiceContent, serviceStream } from './service.js';
import { checkPrecondition, checkVersion, requireVersion, type StatedVersion } from './stated-version.js';
import { append, type Decision, forever, nothing, type Seen } from './stream.js';
import { calendarsOf, ensureActive } from './uses.js';

/** `calendars`: those that changed `uses` name, in their order; `agendas`: those of its calendar from yesterday on. */
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
  const calendars = calendarsOf(request.changes.uses ?? [], seen.calendars);
  requireVersion(subject, seen.service, stated);
  checkPrecondition(subject, seen.service, stated);
  checkVersion(subject, seen.service, stated);
  const changes = realChanges(request.changes, service);
  if (Object.keys(changes).length === 0) return nothing;
  if (changes.uses) ensureActive(calendars);
  if (changes.timeZone) refuseWhileBooked(subject, seen.agendas, now);
  return { events: [append(serviceStream(id), { type: 'ServiceChanged', data: changes })], until: forever };
};

const refuseWhileBooked = (subject: Subject, agendas: readonly Seen<Agenda>[], now: number) => {
  const claims = upcoming(claimsFrom(agendas, now), now).filter(({ serviceId }) => serviceId === subject.id);
  refuseIfAny(subject, new Set(claims), ['cancel-bookings', 'keep-time-zone']);
};
