import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '#libs/database';
import type { EventLog } from '#libs/event-store';
import { handledBy, type Projection, type ProjectionId } from './projection.js';
import { readBatch } from './read-batch.js';
import { inSlice, mostSlices } from './slice.js';
import { cutShard, findStrangers, holdOffRunners, listBegun } from './sql/cut-shard.js';
import { readSliceCheckpoints } from './sql/read-checkpoints.js';
import { holdOffRebuild } from './sql/rebuilding/rebuild-lock.js';
import { isLockedOut } from './sql/rebuilding/switch-tables.js';
import { readSliceCounts } from './sql/slices-of.js';

/** Why a shard cannot be cut, or not now. */
export class NotCut extends Error {}

export interface Slicing {
  readonly log: Pick<EventLog, 'readShard'>;
  /** The owner's; another connection than that of the log. */
  readonly pool: Pool;
  readonly projections: readonly Projection[];
  readonly shard: number;
  /** 1 to 16. */
  readonly count: number;
  /** How long to try, in milliseconds; 10 s by default. */
  readonly patience?: number;
}

/** Of all projections and slices together, as many events may be projected while runners wait: some 50 ms of work. */
const lastEvents = 2_000;

/**
 * Cuts a shard into so many slices, which are projected each by itself and by several runners. Reads, appends and
 * projections go on; runners take notice within a second. Returns how many slices there were. Throws NotCut where that is
 * no number of slices, where somebody rebuilds or moves views without knowing of slices, and where slices do not come to
 * one position, as one of them is parked or left alone.
 */
export const sliceShard = async (slicing: Slicing): Promise<number> => {
  const { pool, count, patience = 10_000 } = slicing;
  if (!Number.isInteger(count) || count < 1 || count > mostSlices) {
    throw new NotCut(`a shard has 1 to ${mostSlices} slices, not ${count}`);
  }
  const until = performance.now() + patience;
  for (;;) {
    try {
      return await inTransaction(pool, (client) => cut(client, slicing));
    } catch (error) {
      const isOver = performance.now() > until;
      if (isLockedOut(error) && isOver) throw new NotCut('somebody else holds its checkpoints', { cause: error });
      if (!(isLockedOut(error) || error instanceof NotCut) || isOver) throw error;
    }
    await sleep(50 + Math.random() * 100);
  }
};

const cut = async (client: PoolClient, { log, projections, shard, count }: Slicing): Promise<number> => {
  for (const projection of projections) {
    const { name, version } = projection;
    if (!(await holdOffRebuild(client, projection))) throw new NotCut(`${name} ${version} is being rebuilt or cut`);
  }
  await holdOffRunners(client);
  const before = (await readSliceCounts(client)).get(shard) ?? 1;
  if (before === count) return before;
  const [stranger] = await findStrangers(client, shard);
  if (stranger) throw new NotCut(`${stranger} moves views and knows of no slices: it is of an older version`);
  const begun = await listBegun(client, shard);
  const positions = await readSliceCheckpoints(client, shard, begun);
  const lagging = begun.flatMap((id, index) => laggingOf(id, projections, positions[index]!));
  const missing = lagging.reduce((sum, { from, to }) => sum + to - from, 0);
  if (missing > lastEvents) throw apart(lagging[0]!.projection, lagging[0]!);
  for (const { projection, index, from, to } of lagging) {
    const events = inSlice({ shard, index, count: before }, await readBatch(log, shard, from, to - from, to));
    const handled = handledBy(projection, events);
    if (handled.length === 0) continue;
    await projection.project(client, shard, handled, projection.table).catch((cause) => {
      throw apart(projection, { from, to }, cause);
    });
  }
  const standing = begun.map((id, index) => ({ ...id, position: Math.max(...positions[index]!) }));
  await cutShard(client, shard, count, standing);
  return before;
};

interface Lagging {
  readonly projection: Projection;
  readonly index: number;
  readonly from: number;
  readonly to: number;
}

/** The slices that have to be moved to the foremost one first, nearly always by a few events. */
const laggingOf = (id: ProjectionId, projections: readonly Projection[], positions: readonly number[]): Lagging[] => {
  const to = Math.max(...positions);
  const behind = [...positions.entries()].filter(([, from]) => from < to);
  const projection = projections.find(({ name, version }) => name === id.name && version === id.version);
  if (behind.length > 0 && !projection) throw apart(id, { from: Math.min(...positions), to });
  return behind.map(([index, from]) => ({ projection: projection!, index, from, to }));
};

/** What a rebuild has left is no version that anybody feeds. */
const apart = ({ name, version }: ProjectionId, { from, to }: { from: number; to: number }, cause?: unknown) =>
  new NotCut(
    name.endsWith('/rebuild')
      ? `a rebuild of ${name.replace('/rebuild', '')} was interrupted: finish it first`
      : `slices of ${name} ${version} stand apart, at ${from} and ${to}, and do not come together`,
    { cause },
  );
