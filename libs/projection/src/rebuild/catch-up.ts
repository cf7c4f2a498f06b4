import { inHastyTransaction } from '#libs/database';
import { handledBy } from '../projection.js';
import { readBatch } from '../read-batch.js';
import { inSlice, type Slice } from '../slice.js';
import { moveCheckpoints } from '../sql/move-checkpoints.js';
import { readSliceCheckpoints } from '../sql/read-checkpoints.js';
import type { Place } from './place.js';

const batchSize = 2_000;

/** Moves the rebuilt rows of a shard on, each slice to an end of a command that is given for it, or all to the head. */
export const catchUp = async (place: Place, shard: number, upTo: readonly number[] = []): Promise<void> => {
  const [standing] = (await readSliceCheckpoints(place.pool, shard, [place.built])) as [number[]];
  const count = standing.length;
  for (const [index, from] of standing.entries()) await catchUpSlice(place, { shard, index, count }, from, upTo[index]);
};

const catchUpSlice = async (place: Place, slice: Slice, begun: number, upTo = Number.POSITIVE_INFINITY) => {
  const { log, pool, built, signal } = place;
  const { shard } = slice;
  let from = begun;
  for (;;) {
    signal?.throwIfAborted();
    const events = await readBatch(log, shard, from, batchSize, upTo);
    if (events.length === 0) return;
    const to = events.at(-1)!.position;
    await inHastyTransaction(pool, async (client) => {
      await moveCheckpoints(client, slice, [built], from, to);
      const handled = handledBy(built, inSlice(slice, events));
      if (handled.length > 0) await built.project(client, shard, handled, built.table);
    });
    from = to;
    if (upTo === Number.POSITIVE_INFINITY && events.length < batchSize / 2) return;
  }
};
