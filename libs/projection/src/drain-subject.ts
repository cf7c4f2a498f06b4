import type { PoolClient } from 'pg';
import type { EventLog, ReplayedEvent, Scanned } from '#libs/event-store';
import { faultOf } from './parking/fault-of.js';
import type { FailedSubject, Fault } from './parking/parked-subject.js';
import type { Projection } from './projection.js';
import { unparkSubject } from './sql/parking/park-subjects.js';
import { watchQueries } from './sql/watch-queries.js';
import { assertReadable } from './take-each.js';

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
 * Gives a projection what it has not taken of a parked subject, up to `upTo`, and takes it out of the queue. In a
 * transaction that has inserted a checkpoint at `upTo`. Throws StillFailing.
 */
export const drainSubject = async (
  client: PoolClient,
  log: Pick<EventLog, 'scanStream'>,
  projection: Projection,
  shard: number,
  parked: FailedSubject,
  upTo: number,
): Promise<void> => {
  const watched = watchQueries(client);
  let after = parked.fromVersion - 1;
  for (;;) {
    const page = await log.scanStream(shard, parked.tenant, parked.subject, { after, limit: pageSize });
    const events = page.filter(({ position }) => position <= upTo);
    if (events.length > 0) await take(watched, projection, shard, events);
    if (events.length < pageSize) break;
    after = events.at(-1)!.version;
  }
  await unparkSubject(client, shard, projection, parked);
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
