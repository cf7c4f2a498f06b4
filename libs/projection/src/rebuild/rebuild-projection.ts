import type { LimitFunction } from 'p-limit';
import { inHastyTransaction } from '#libs/database';
import { moveCheckpoints } from '../sql/move-checkpoints.js';
import { readCheckpoints } from '../sql/read-checkpoints.js';
import type { RebuildPart } from '../sql/rebuilding/rebuild-parts.js';
import { analyze, createIndex, missingIndexes } from '../sql/rebuilding/rebuilt-indexes.js';
import { catchUp } from './catch-up.js';
import { type Comparison, compareRows } from './compare-rows.js';
import { drainBuilt } from './drain-built.js';
import { loadPart } from './load-part.js';
import type { Place } from './place.js';
import { planParts } from './plan-parts.js';
import { switchOver } from './switch-over.js';

/** How many may do the same at a time, of all projections that are rebuilt together. */
export interface Turns {
  readonly plan: LimitFunction;
  readonly load: LimitFunction;
  readonly index: LimitFunction;
  readonly finish: LimitFunction;
}

/** Builds the rows of one projection beside those that are served, and puts them in their place. */
export const rebuildProjection = async (place: Place, turns: Turns, restart: boolean): Promise<Comparison[]> => {
  const { pool, served, progression, pace } = place;
  const parts = await turns.plan(() => planParts(place, restart));
  const loaded = parts.filter(({ rows }) => rows !== null);
  progression.begin(sum(parts, 'events'), sum(loaded, 'events'), sum(loaded, 'rows'));
  if (pace.isShared && loaded.length === 0) await buildIndexes(place, turns);
  const missing = parts.filter(({ rows }) => rows === null);
  await Promise.all(missing.map((part) => turns.load(() => loadPart(place, part))));
  await noteHeads(place, parts);
  progression.enter('index');
  await buildIndexes(place, turns);
  await turns.index(() => pace.take(() => analyze(pool, served.table.name)));
  progression.enter('catch-up');
  for (const shard of new Set(parts.map(({ shard }) => shard))) await turns.finish(() => catchUp(place, shard));
  for (const shard of new Set(parts.map(({ shard }) => shard))) await turns.finish(() => drainBuilt(place, shard));
  return turns.finish(() => finish(place));
};

/**
 * After the load they cost least. While others append they are there before it, so that the work comes in small pieces:
 * one index of 364,000 rows is about a second of a processor without a rest.
 */
const buildIndexes = async ({ pool, served, pace }: Place, turns: Turns): Promise<void> => {
  const indexes = await missingIndexes(pool, served.table.name);
  await Promise.all(indexes.map((index) => turns.index(() => pace.take(() => createIndex(pool, index)))));
};

const finish = async (place: Place): Promise<Comparison[]> => {
  const { progression } = place;
  progression.enter('compare');
  const comparisons = await compareRows(place);
  progression.enter('switch');
  await switchOver(place);
  progression.enter('done');
  return comparisons;
};

const sum = (parts: readonly RebuildPart[], what: 'events' | 'rows') =>
  parts.reduce((total, part) => total + (part[what] ?? 0), 0);

/** The rows of each shard stand where its head was when the parts were made. */
const noteHeads = async ({ log, pool, built }: Place, parts: readonly RebuildPart[]) => {
  for (const [shard, upTo] of new Map(parts.map(({ shard, upTo }) => [shard, upTo]))) {
    const [at] = (await readCheckpoints(pool, shard, [built])) as [number];
    if (at > 0) continue;
    const head = await log.pointAt(shard, upTo);
    if (!head) throw new Error(`shard ${shard} of the log has lost position ${upTo}: rebuild from the beginning`);
    await inHastyTransaction(pool, (client) => moveCheckpoints(client, shard, [built], 0, head));
  }
};
