import type { ParkedEvent, ProjectionReport } from '#libs/projection';
import { toInstant } from '../http/answers/instant.js';
import type { Positions } from '../http/answers/position-token.js';

export const toProjectionResponse = (report: ProjectionReport, tenant: string, positions: Positions) => {
  const { name, version, isDeclared, holder, position, lag, rebuild, parked } = report;
  return {
    name,
    version,
    isRead: isDeclared,
    isFed: holder !== null,
    position: positions.token(position),
    lag,
    rebuild,
    parkedEvents: parked.map((each) => toParkedEvent(each, tenant, positions)),
  };
};

/** What another tenant's event says is none of the caller's business; that it holds up the shard is. */
const toParkedEvent = (event: ParkedEvent, tenant: string, positions: Positions) => {
  const { position, type, attempts, parkedAt } = event;
  const isOwn = event.tenant === tenant;
  return {
    position: positions.token(position),
    type,
    stream: isOwn ? event.stream : null,
    message: isOwn ? event.message : null,
    attempts,
    parkedAt: toInstant(parkedAt.getTime()),
  };
};
