import type { Pool } from 'pg';
import type { EventLog } from '#libs/event-store';
import type { ProjectionId } from './projection.js';
import { type ProjectionRecord, readProjections } from './sql/read-projections.js';

/** How a projection stands in one shard, whichever process moves it. */
export interface ProjectionReport extends ProjectionRecord {
  readonly shard: number;
  readonly head: number;
  /** Events that its rows lack, and for how many seconds the first of them has been in the log. */
  readonly lag: { readonly events: number; readonly seconds: number };
  /** Whether this process reads it; else it is another version, which is fed as long as a process declares it. */
  readonly isDeclared: boolean;
}

/** How projections stand in a shard: for people and programs that watch over them, not for reads. */
export const reportProjections = async (
  log: Pick<EventLog, 'head' | 'scanShard' | 'now'>,
  pool: Pool,
  shard: number,
  declared: readonly ProjectionId[],
): Promise<ProjectionReport[]> => {
  const records = await readProjections(pool, shard, declared);
  const head = await log.head(shard);
  const positions = [...new Set(records.map(({ position }) => position))].filter((position) => position < head);
  const waiting = new Map<number, number>();
  for (const position of positions) {
    const {
      events: [next],
    } = await log.scanShard(shard, position, 1);
    if (next) waiting.set(position, Math.max(0, log.now() - next.recordedAt) / 1_000);
  }
  return records.map((record) => ({
    ...record,
    shard,
    head,
    lag: { events: Math.max(0, head - record.position), seconds: waiting.get(record.position) ?? 0 },
    isDeclared: declared.some(({ name, version }) => name === record.name && version === record.version),
  }));
};
