import { inHastyTransaction } from '#libs/database';
import { handledBy } from '../projection.js';
import { readBatch } from '../read-batch.js';
import { moveCheckpoints } from '../sql/move-checkpoints.js';
import { readCheckpoints } from '../sql/read-checkpoints.js';
import type { Place } from './place.js';

const batchSize = 2_000;

/** Moves the rebuilt rows of a shard on, to a given end of a command, or to the head. */
export const catchUp = async (place: Place, shard: number, upTo = Number.POSITIVE_INFINITY): Promise<void> => {
  const { log, pool, built, signal } = place;
  let [from] = (await readCheckpoints(pool, shard, [built])) as [number];
  for (;;) {
    signal?.throwIfAborted();
    const events = await readBatch(log, shard, from, batchSize, upTo);
    if (events.length === 0) return;
    const to = events.at(-1)!.position;
    await inHastyTransaction(pool, async (client) => {
      await moveCheckpoints(client, shard, [built], from, to);
      const handled = handledBy(built, events);
      if (handled.length > 0) await built.project(client, shard, handled, built.table);
    });
    from = to;
    if (upTo === Number.POSITIVE_INFINITY && events.length < batchSize / 2) return;
  }
};
