import type { PoolClient } from 'pg';
import type { ReplayedEvent, Scanned } from '#libs/event-store';
import { faultOf } from './parking/fault-of.js';
import type { FailedSubject, Fault } from './parking/parked-subject.js';
import type { Projection } from './projection.js';
import { inSavepoint } from './sql/savepoint.js';
import { watchQueries } from './sql/watch-queries.js';

/**
 * Moves rows on by events that a projection handles, each stream by itself, so that one whose data are at fault is left out
 * and returned, from its first event on that cannot be taken. Throws what anything but the data explains.
 */
export const takeEach = async (
  client: PoolClient,
  projection: Projection,
  shard: number,
  events: readonly Scanned<ReplayedEvent>[],
  table = projection.table,
): Promise<FailedSubject[]> => {
  const streams = Map.groupBy(events, ({ tenant, stream }) => `${tenant} ${stream}`);
  const failed: FailedSubject[] = [];
  const take = (some: readonly Scanned<ReplayedEvent>[]) => attempt(client, projection, shard, some, table);
  for (const all of streams.values()) {
    if (!(await take(all))) continue;
    for (const event of all) {
      const fault = await take([event]);
      if (!fault) continue;
      failed.push({ ...placeOf(event), ...fault });
      break;
    }
  }
  return failed;
};

/** The same, all of them at once where none fails. */
export const takeAll = async (...taking: Parameters<typeof takeEach>): Promise<FailedSubject[]> => {
  const [client, projection, shard, events, table = projection.table] = taking;
  if (events.length === 0) return [];
  return (await attempt(client, projection, shard, events, table)) ? takeEach(...taking) : [];
};

export const placeOf = ({ tenant, stream, version, position }: ReplayedEvent) => ({
  tenant,
  subject: stream,
  fromVersion: version,
  fromPosition: position,
});

const attempt = async (
  client: PoolClient,
  projection: Projection,
  shard: number,
  events: readonly Scanned<ReplayedEvent>[],
  table: Projection['table'],
): Promise<Fault | null> => {
  try {
    assertReadable(events);
    await inSavepoint(client, () => projection.project(watchQueries(client), shard, events, table));
    return null;
  } catch (error) {
    const fault = faultOf(error);
    if (fault) return fault;
    throw error;
  }
};

/** Throws UnreadableEvent. */
export const assertReadable = (events: readonly Scanned<ReplayedEvent>[]): void => {
  const unreadable = events.find((event) => event.unreadable)?.unreadable;
  if (unreadable) throw unreadable;
};
