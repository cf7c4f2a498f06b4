import { inHastyTransaction } from '#libs/database';
import { type Point, pointOf } from '#libs/event-store';
import { readBatch } from '../read-batch.js';
import { moveCheckpoints } from '../sql/move-checkpoints.js';
import { readStands, type Stand } from '../sql/read-checkpoints.js';
import { moveBuilt } from './move-built.js';
import type { Place } from './place.js';

const batchSize = 2_000;

/** Moves the rebuilt rows of a shard on, to a given end of a command, or to the head. */
export const catchUp = async (place: Place, shard: number, upTo = Number.POSITIVE_INFINITY): Promise<void> => {
  const { log, pool, built, signal } = place;
  const [{ drains: before, ...at }] = (await readStands(pool, shard, [built])) as [Stand];
  let from: Point = at;
  let drains = before;
  for (;;) {
    signal?.throwIfAborted();
    const { events, isMore } = await readBatch(log, shard, from, batchSize, upTo);
    if (events.length === 0) return;
    const to = pointOf(events.at(-1)!);
    await inHastyTransaction(pool, async (client) => {
      await moveCheckpoints(client, shard, [built], from.position, to, [drains]);
      await moveBuilt(client, place, shard, events);
    });
    from = to;
    drains = 0;
    if (!isMore) return;
  }
};
