import type { PoolClient } from 'pg';
import type { EventLog, ReplayedEvent, Scanned } from '#libs/event-store';
import { faultOf } from './parking/fault-of.js';
import type { FailedSubject, Fault } from './parking/parked-subject.js';
import type { Projection } from './projection.js';
import { parkFrom, unparkSubject } from './sql/parking/park-subjects.js';
import { watchQueries } from './sql/watch-queries.js';
import { assertReadable, placeOf } from './take-each.js';

const pageSize = 1_000;

/** It fails as before, by what the data alone explain. */
export class StillFailing extends Error {
  constructor(
    readonly fault: Fault,
    cause: unknown,
  ) {
    super(fault.reason, { cause });
  }
}

/**
 * Gives a projection what it has not taken of a parked subject, a page of it at most, so that nobody waits long behind it.
 * With what comes up to `upTo` it is taken out of the queue; else it stays there from the next event on, which is
 * returned. In a transaction that has inserted a checkpoint at `upTo`. Throws StillFailing.
 */
export const drainSubject = async (
  client: PoolClient,
  log: Pick<EventLog, 'scanStream'>,
  projection: Projection,
  shard: number,
  parked: FailedSubject,
  upTo: number,
): Promise<FailedSubject | null> => {
  const { tenant, subject, fromVersion } = parked;
  const page = await log.scanStream(shard, tenant, subject, { after: fromVersion - 1, limit: pageSize + 1 });
  const lacking = page.filter(({ position }) => position <= upTo);
  const events = lacking.slice(0, pageSize);
  if (events.length > 0) await take(watchQueries(client), projection, shard, events);
  const next = lacking[pageSize];
  if (!next) await unparkSubject(client, shard, projection, parked);
  else await parkFrom(client, shard, projection, { ...parked, ...placeOf(next) });
  return next ? { ...parked, ...placeOf(next) } : null;
};

const take = async (
  client: PoolClient,
  projection: Projection,
  shard: number,
  events: readonly Scanned<ReplayedEvent>[],
): Promise<void> => {
  try {
    assertReadable(events);
    await projection.project(client, shard, events, projection.table);
  } catch (error) {
    const fault = faultOf(error);
    throw fault ? new StillFailing(fault, error) : error;
  }
};
