import type pg from 'pg';
import { Bell, type EventLog } from '#libs/event-store';
import type { ProjectionId } from './projection.js';
import type { ProjectionRunner } from './projection-runner.js';
import { readCheckpoints } from './sql/read-checkpoints.js';

/** The read models have not reached `position` in time; they stand at `have`. */
export class ReadBehind extends Error {
  constructor(
    readonly position: number,
    readonly have: number,
  ) {
    super(`read models stand at ${have}, not yet at ${position}`);
  }
}

/** The log has no `position` yet: it ends at `head`. */
export class PositionUnknown extends Error {
  constructor(
    readonly position: number,
    readonly head: number,
  ) {
    super(`the log ends at ${head}, before ${position}`);
  }
}

const patience = 2_000;
const shortestPause = 2;
const longestPause = 25;

/** Lets a reader wait until read models have what it wants to see. */
export class Progress {
  constructor(
    private readonly log: Pick<EventLog, 'head'>,
    private readonly pool: pg.Pool,
    /** The one of this process, if it has one: it wakes those who wait. */
    private readonly runner?: Pick<ProjectionRunner, 'onMove' | 'moves'>,
  ) {}

  /**
   * Returns once all the projections have reached `position` in a shard, at once where none is asked for. Waits two
   * seconds at most. Throws ReadBehind, PositionUnknown.
   */
  async reached(shard: number, projections: readonly ProjectionId[], position: number | undefined): Promise<void> {
    if (position === undefined) return;
    const bell = new Bell();
    const unsubscribe = this.runner?.onMove((moved, to) => {
      if (moved === shard && to >= position) bell.ring();
    });
    try {
      await this.#wait(shard, projections, position, bell);
    } finally {
      unsubscribe?.();
    }
  }

  async #wait(shard: number, projections: readonly ProjectionId[], position: number, bell: Bell): Promise<void> {
    const began = performance.now();
    let pause = this.runner?.moves(shard) ? longestPause : shortestPause;
    for (let attempt = 1; ; attempt += 1) {
      const have = Math.min(...(await readCheckpoints(this.pool, shard, projections)));
      if (have >= position) return;
      if (attempt === 1) await this.#assertKnown(shard, position);
      if (performance.now() - began >= patience) throw new ReadBehind(position, have);
      await bell.rung(pause);
      pause = Math.min(longestPause, pause * 2);
    }
  }

  async #assertKnown(shard: number, position: number): Promise<void> {
    const head = await this.log.head(shard);
    if (position > head) throw new PositionUnknown(position, head);
  }
}
