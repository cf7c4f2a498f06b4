import type { ParkedSubject, ProjectionReport } from '#libs/projection';
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
    parked: {
      count: parked.count,
      subjects: parked.subjects.map((each) => toParkedSubject(each, tenant, positions)),
    },
  };
};

/** What another tenant's stream is called is none of the caller's business; that it is parked is. */
const toParkedSubject = (parked: ParkedSubject, tenant: string, positions: Positions) => {
  const { fromVersion, fromPosition, attempts, parkedAt, triedAt } = parked;
  const isOwn = parked.tenant === tenant;
  return {
    stream: isOwn ? parked.subject : null,
    reason: isOwn ? parked.reason : null,
    fromVersion: isOwn ? fromVersion : null,
    fromPosition: positions.token(fromPosition),
    attempts,
    parkedAt: toInstant(parkedAt.getTime()),
    triedAt: toInstant(triedAt.getTime()),
  };
};
