import { inHastyTransaction } from '#libs/database';
import { drainSubject, StillFailing } from '../drain-subject.js';
import type { FailedSubject } from '../parking/parked-subject.js';
import { thisBuild } from '../parking/this-build.js';
import { moveCheckpoints } from '../sql/move-checkpoints.js';
import { noteAttempt } from '../sql/parking/park-subjects.js';
import { parkedSubjects } from '../sql/parking/parked-subjects.js';
import { readStands, type Stand } from '../sql/read-checkpoints.js';
import type { Place } from './place.js';

/** Tries again what the rebuilt rows of a shard have parked, perhaps by a process before that could do less. */
export const drainBuilt = async ({ log, pool, built, signal }: Place, shard: number): Promise<void> => {
  for (const { parked } of await parkedSubjects(pool, shard, [built])) {
    let rest: FailedSubject | null = parked;
    while (rest) {
      signal?.throwIfAborted();
      rest = await drain({ log, pool, built }, shard, rest);
    }
  }
};

const drain = async (
  { log, pool, built }: Pick<Place, 'log' | 'pool' | 'built'>,
  shard: number,
  parked: FailedSubject,
) => {
  const [{ drains, ...at }] = (await readStands(pool, shard, [built])) as [Stand];
  try {
    return await inHastyTransaction(pool, async (client) => {
      await moveCheckpoints(client, shard, [built], at.position, at, [drains]);
      return drainSubject(client, log, built, shard, parked, at.position);
    });
  } catch (error) {
    if (!(error instanceof StillFailing)) throw error;
    await noteAttempt(pool, shard, built, { ...parked, ...error.fault }, thisBuild());
    return null;
  }
};
