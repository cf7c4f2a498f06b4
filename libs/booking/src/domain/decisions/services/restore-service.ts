import { serviceStream } from '../../calendars/service.js';
import { isMadeAlready } from '../../deciding/asked-change.js';
import { append, type Deciding, type Decision, forever, nothing } from '../../deciding/decision.js';
import { found, type Subject } from '../../deciding/refused.js';
import type { StatedVersion } from '../../deciding/stated-version.js';

export const restoreService = (
  { read, actor }: Omit<Deciding, 'now'>,
  { id, stated }: { readonly id: string; readonly stated: StatedVersion | undefined },
): Decision => {
  const subject: Subject = { kind: 'service', id };
  const seen = read(serviceStream(id));
  const service = found(subject, seen.state);
  const isDone = service.status === 'active';
  if (isMadeAlready({ subject, seen, stated }, { isDone, own: { type: 'ServiceRestored', actor } })) return nothing;
  return { events: [append(serviceStream(id), { type: 'ServiceRestored', data: {} })], until: forever };
};
