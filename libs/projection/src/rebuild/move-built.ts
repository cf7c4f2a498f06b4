import type { PoolClient } from 'pg';
import type { StoredEvent } from '#libs/event-store';
import { mostParked, TooManyParked } from '../parking/parked-subject.js';
import { thisBuild } from '../parking/this-build.js';
import { handledBy } from '../projection.js';
import { parkSubjects } from '../sql/parking/park-subjects.js';
import { parkedSubjects } from '../sql/parking/parked-subjects.js';
import { takeAll } from '../take-each.js';
import type { Place } from './place.js';

/**
 * Gives the rebuilt rows the next events of a shard; what is parked is left out, and what cannot be taken is parked. In the
 * transaction that moves them on. Throws TooManyParked.
 */
export const moveBuilt = async (
  client: PoolClient,
  { built }: Place,
  shard: number,
  events: readonly StoredEvent[],
): Promise<void> => {
  const parked = await parkedSubjects(client, shard, [built]);
  const keys = new Set(parked.map((each) => `${each.parked.tenant} ${each.parked.subject}`));
  const wanted = handledBy(built, events).filter(({ tenant, stream }) => !keys.has(`${tenant} ${stream}`));
  const failed = await takeAll(client, built, shard, wanted);
  if (failed.length > 0 && parked.length + failed.length > mostParked) throw new TooManyParked(failed.at(-1)!);
  await parkSubjects(client, shard, built, failed, thisBuild());
};
