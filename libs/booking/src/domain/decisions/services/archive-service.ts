import { type Service, serviceStream } from '../../calendars/service.js';
import { append, type Decision, forever, nothing, type Seen } from '../../deciding/decision.js';
import { found, type Subject } from '../../deciding/refused.js';
import {
  checkPrecondition,
  checkVersion,
  isOwnChange,
  requireVersion,
  type StatedVersion,
} from '../../deciding/stated-version.js';

export const archiveService = (
  seen: Seen<Service | null>,
  { id, stated }: { readonly id: string; readonly stated: StatedVersion | undefined },
  actor: string,
): Decision => {
  const subject: Subject = { kind: 'service', id };
  const service = found(subject, seen.state);
  requireVersion(subject, seen, stated);
  if (service.status === 'archived' || isOwnChange(seen, stated, 'ServiceArchived', actor)) return nothing;
  checkPrecondition(subject, seen, stated);
  checkVersion(subject, seen, stated);
  return { events: [append(serviceStream(id), { type: 'ServiceArchived', data: {} })], until: forever };
};
