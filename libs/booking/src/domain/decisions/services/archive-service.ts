import { type Service, serviceStream } from '../../calendars/service.js';
import { isMadeAlready } from '../../deciding/asked-change.js';
import { append, type Decision, forever, nothing, type Seen } from '../../deciding/decision.js';
import { found, type Subject } from '../../deciding/refused.js';
import type { StatedVersion } from '../../deciding/stated-version.js';

export const archiveService = (
  seen: Seen<Service | null>,
  { id, stated }: { readonly id: string; readonly stated: StatedVersion | undefined },
  actor: string,
): Decision => {
  const subject: Subject = { kind: 'service', id };
  const service = found(subject, seen.state);
  const isDone = service.status === 'archived';
  if (isMadeAlready({ subject, seen, stated }, { isDone, own: { type: 'ServiceArchived', actor } })) return nothing;
  return { events: [append(serviceStream(id), { type: 'ServiceArchived', data: {} })], until: forever };
};
