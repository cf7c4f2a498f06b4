import type { StoredEvent } from '#libs/event-store';
import { toInstant } from '../http/instant.js';
import type { Positions } from '../http/position-token.js';

/** An event as it is told: instants as text, nothing that only the server needs. */
export const toEventResponse = (event: StoredEvent, positions: Positions, origin: string) => {
  const [type, id] = event.stream.split('/') as [string, string];
  const [kind, actorId = ''] = event.actor.split('/') as [string, string | undefined];
  return {
    id: `evt_${event.id.replaceAll('-', '')}`,
    type: event.type,
    schemaVersion: event.schemaVersion,
    position: positions.token(event.position),
    subject: { type, id, href: `${origin}/v1/${type}s/${id}` },
    version: event.version,
    recordedAt: toInstant(event.recordedAt),
    actor: { kind, id: actorId },
    correlationId: event.correlationId,
    causationId: event.causationId,
    data: toData(event.data as Recorded),
  };
};

interface Recorded {
  readonly id?: string;
  readonly core?: { readonly start: number; readonly end: number };
  readonly buffered?: unknown;
}

const toData = ({ id, core, buffered, ...data }: Recorded) =>
  core ? { ...data, start: toInstant(core.start), end: toInstant(core.end) } : data;
