import pLimit from 'p-limit';
import type { Pool } from 'pg';
import type { EventLog } from '#libs/event-store';
import type { Projection, ProjectionId } from '../projection.js';
import { lockRebuild, unlockRebuild } from '../sql/rebuilding/rebuild-lock.js';
import { rebuiltName } from '../sql/rebuilding/rebuilt-table.js';
import type { Table } from '../sql/upsert-rows.js';
import type { Comparison } from './compare-rows.js';
import { outlineShards } from './outline-shards.js';
import { Pace } from './pace.js';
import type { Place } from './place.js';
import { Progression, type RebuildProgress } from './progression.js';
import { rebuildProjection, type Turns } from './rebuild-projection.js';

export interface Rebuilding {
  readonly log: Pick<
    EventLog,
    'heads' | 'pointAt' | 'scanShard' | 'scanStream' | 'sampleStreams' | 'scanStreams' | 'now' | 'world'
  >;
  /** The owner's, with two connections for each worker and five besides. */
  readonly pool: Pool;
  /** They are begun in this order, some at the same time. */
  readonly projections: readonly Projection[];
  /** Parts loaded at the same time; 2 by default. */
  readonly workers?: number;
  /** Whether to begin anew where a rebuild was interrupted; by default it is resumed. */
  readonly restart?: boolean;
  /** Whether rows with more parked subjects than those that are served take their place; by default they stay beside. */
  readonly evenIfMoreParked?: boolean;
  /** Told at every new phase and some ten times a second. */
  readonly onProgress?: (progress: RebuildProgress) => void;
  /** Stops between two chunks of work; what is loaded stays, and the next rebuild goes on from there. */
  readonly signal?: AbortSignal;
}

export interface Rebuilt extends ProjectionId {
  readonly events: number;
  readonly rows: number;
  readonly seconds: number;
  /** What the rows looked like that were served until then; empty where they were behind. */
  readonly comparisons: readonly Comparison[];
}

/** Another process rebuilds the same projection. */
export class RebuildUnderWay extends Error {}

/**
 * Builds the rows of projections anew from the log, beside those that are served, and puts them in their place. Reads and
 * writes go on meanwhile, and while others append it rests most of the time. Killed at any point, the next call goes on where it was. What cannot be
 * taken is parked. Throws RebuildUnderWay, TooManyParked, MoreParked.
 */
export const rebuild = async (rebuilding: Rebuilding): Promise<Rebuilt[]> => {
  const { projections, pool, workers = 2 } = rebuilding;
  const needed = workers * 2 + connectionsBesides;
  if (pool.options.max < needed) throw new RangeError(`${workers} workers need a pool of ${needed} connections`);
  const turns: Turns = { plan: pLimit(1), load: pLimit(workers), index: pLimit(indexesAtOnce), finish: pLimit(1) };
  const besides = { pace: new Pace(rebuilding.log), outline: outlineShards(rebuilding.log) };
  return locked(pool, projections, async () => {
    await besides.pace.begin();
    const all = await Promise.allSettled(
      projections.map((projection) => rebuildOne(projection, rebuilding, turns, besides)),
    );
    return all.map((each) => {
      if (each.status === 'rejected') throw each.reason;
      return each.value;
    });
  });
};

const indexesAtOnce = 2;
/** For the lock, for indexes, for catching up. */
const connectionsBesides = 1 + indexesAtOnce + 2;

const locked = async <Result>(pool: Pool, projections: readonly Projection[], work: () => Promise<Result>) => {
  const guard = await pool.connect();
  const held: Projection[] = [];
  try {
    for (const projection of projections) {
      const { name, version } = projection;
      if (!(await lockRebuild(guard, projection)))
        throw new RebuildUnderWay(`${name} ${version} is being rebuilt already`);
      held.push(projection);
    }
    return await work();
  } finally {
    for (const projection of held) await unlockRebuild(guard, projection).catch(() => {});
    guard.release();
  }
};

const rebuildOne = async (
  served: Projection,
  { log, pool, restart = false, evenIfMoreParked = false, onProgress, signal }: Rebuilding,
  turns: Turns,
  besides: Pick<Place, 'pace' | 'outline'>,
): Promise<Rebuilt> => {
  const began = log.world.monotonic();
  const progression = new Progression(served, log.world, onProgress);
  const built = { ...served, name: `${served.name}/rebuild`, table: rebuiltTable(served.table) };
  const comparisons = await rebuildProjection(
    { log, pool, served, built, progression, evenIfMoreParked, signal, ...besides },
    turns,
    restart,
  );
  const { name, version, events, rows } = progression.now();
  return { name, version, events, rows, seconds: (log.world.monotonic() - began) / 1_000, comparisons };
};

const rebuiltTable = (table: Table): Table => ({ ...table, name: rebuiltName(table.name) });
