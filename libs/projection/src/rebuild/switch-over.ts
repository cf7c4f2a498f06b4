import type { PoolClient } from 'pg';
import { later, sleep } from '#libs/event-store';
import type { ProjectionId } from '../projection.js';
import { readBatch } from '../read-batch.js';
import { deleteCheckpoints } from '../sql/delete-checkpoints.js';
import { CheckpointMoved, moveCheckpoints } from '../sql/move-checkpoints.js';
import { handOverParked } from '../sql/parking/hand-over-parked.js';
import { countParked, parkedSubjects } from '../sql/parking/parked-subjects.js';
import { readStands, type Stand } from '../sql/read-checkpoints.js';
import { deleteParts } from '../sql/rebuilding/rebuild-parts.js';
import { takePlace } from '../sql/rebuilding/rebuilt-indexes.js';
import { beginAlone, commit, isLockedOut } from '../sql/rebuilding/switch-tables.js';
import { rollBack } from '../sql/roll-back.js';
import { shardsWithCheckpoints } from '../sql/shards-with-checkpoints.js';
import { catchUp } from './catch-up.js';
import { moveBuilt } from './move-built.js';
import type { Place } from './place.js';

/** As many events may be projected while readers wait: some 10 ms of work. */
const lastEvents = 500;

/**
 * The rebuilt table takes the place of the served one as soon as nobody is in the way for a moment. Readers wait for that
 * moment and fail in nothing: a statement that waited finds the new table under the old name.
 */
export const switchOver = async (place: Place): Promise<void> => {
  const { pool, log, built, signal } = place;
  for (;;) {
    signal?.throwIfAborted();
    for (const shard of (await log.heads()).keys()) await catchUp(place, shard);
    const client = await pool.connect();
    let isUsable = true;
    try {
      await beginAlone(client, place.served.table.name);
      if (await bringTogether(place, client)) {
        await assertNoMoreParked(place, client);
        await handOverParked(client, built, place.served);
        await takePlace(client, place.served.table.name);
        await deleteCheckpoints(client, built);
        await deleteParts(client, built);
        await commit(client);
        return;
      }
      isUsable = await rollBack(client);
    } catch (error) {
      isUsable = await rollBack(client);
      if (!isLockedOut(error) && !(error instanceof CheckpointMoved)) throw error;
    } finally {
      client.release(!isUsable);
    }
    await sleep(log.world, 50 + log.world.chance() * 100);
  }
};

/**
 * While nobody moves the served rows, both come to one position: whichever is behind is moved on. A runner that has
 * moved the checkpoint and waits for the table finds the new one in its place, at the position where it began. Where
 * something is parked the checkpoint is inserted in any case, so that a runner reads what is parked now. Returns
 * false where too much is missing for readers to wait.
 */
const bringTogether = async (place: Place, client: PoolClient) => {
  const { log, served, built } = place;
  for (const shard of await shardsWithCheckpoints(client, [served, built])) {
    const [{ drains, ...to }, at] = (await readStands(client, shard, [served, built])) as Stands;
    const missing = to.position - at.position;
    if (missing > lastEvents) return false;
    if (missing > 0) {
      const { events, isMore } = await readBatch(log, shard, at, missing, to.position);
      if (isMore) return false;
      await moveBuilt(client, place, shard, events);
    }
    const hasParked = (await parkedSubjects(client, shard, [served, built])).length > 0;
    if (missing < 0 || hasParked) await moveCheckpoints(client, shard, [served], to.position, later(to, at), [drains]);
  }
  return true;
};

type Stands = [served: Stand, built: Stand];

/** Rebuilt rows have more parked subjects than those that are served. */
export class MoreParked extends Error {
  constructor({ name, version }: ProjectionId, built: number, served: number) {
    super(
      `${name} ${version} rebuilt has ${built} parked subjects, what is served has ${served}: it is not put in place automatically`,
    );
  }
}

const assertNoMoreParked = async ({ served, built, evenIfMoreParked }: Place, client: PoolClient): Promise<void> => {
  if (evenIfMoreParked) return;
  const [after, before] = [await countParked(client, built), await countParked(client, served)];
  if (after > before) throw new MoreParked(served, after, before);
};
