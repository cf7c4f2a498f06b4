import type { ParkedSubject, ProjectionReport } from '#libs/projection';
import { toInstant } from '../http/answers/instant.js';
import type { Positions } from '../http/answers/position-token.js';

export const toProjectionResponse = async (report: ProjectionReport, tenant: string, positions: Positions) => {
  const { name, version, isDeclared, holder, lag, rebuild, parked } = report;
  return {
    name,
    version,
    isRead: isDeclared,
    isFed: holder !== null,
    position: positions.token(report),
    lag,
    rebuild,
    parked: {
      count: parked.count,
      subjects: await Promise.all(
        parked.subjects.map((each) => toParkedSubject(each, report.shard, tenant, positions)),
      ),
    },
  };
};

/** What another tenant's stream is called is none of the caller's business; that it is parked is. */
const toParkedSubject = async (parked: ParkedSubject, shard: number, tenant: string, positions: Positions) => {
  const { fromVersion, fromPosition, attempts, parkedAt, triedAt } = parked;
  const isOwn = parked.tenant === tenant;
  return {
    stream: isOwn ? parked.subject : null,
    reason: isOwn ? parked.reason : null,
    fromVersion: isOwn ? fromVersion : null,
    fromPosition: await positions.tokenAt(shard, fromPosition),
    attempts,
    parkedAt: toInstant(parkedAt.getTime()),
    triedAt: toInstant(triedAt.getTime()),
  };
};
