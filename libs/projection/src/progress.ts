import type pg from 'pg';
import { Bell, type EventLog } from '#libs/event-store';
import type { Subject } from './parking/parked-subject.js';
import type { ProjectionId } from './projection.js';
import type { ProjectionRunner } from './projection-runner.js';
import { parkedSubjects } from './sql/parking/parked-subjects.js';
import { readCheckpoints } from './sql/read-checkpoints.js';
import { readHindrances } from './sql/read-hindrances.js';

/** The read models have not reached `position` in time, or are not going to; they stand at `have`. */
export class ReadBehind extends Error {
  constructor(
    readonly position: number,
    readonly have: number,
    hindrance?: string,
    /** The stream that is parked, where that is why. */
    readonly parked: string | null = null,
  ) {
    super(`read models stand at ${have}, not yet at ${position}${hindrance ? `: ${hindrance}` : ''}`);
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
    private readonly runner?: Pick<ProjectionRunner, 'onMove' | 'standsAt'>,
  ) {}

  /**
   * Returns once all the projections have reached `position` in a shard, at once where none is asked for. Waits two
   * seconds at most, and not where nobody moves them on. A `subject` is what is to be read there: where it is parked at
   * the position or before it, its rows lack that, and the failure names it. Throws ReadBehind, PositionUnknown.
   */
  async reached(
    shard: number,
    projections: readonly ProjectionId[],
    position: number | undefined,
    subject?: Subject,
  ): Promise<void> {
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
    if (subject) await this.#assertTaken(shard, projections, position, subject);
  }

  async #assertTaken(
    shard: number,
    projections: readonly ProjectionId[],
    position: number,
    { tenant, subject }: Subject,
  ) {
    const parked = (await parkedSubjects(this.pool, shard, projections, tenant)).find(
      ({ parked }) => parked.subject === subject && parked.fromPosition <= position,
    );
    if (!parked) return;
    const { fromPosition, reason } = parked.parked;
    throw new ReadBehind(position, fromPosition - 1, `${parked.name} has parked ${subject}: ${reason}`, subject);
  }

  async #wait(shard: number, projections: readonly ProjectionId[], position: number, bell: Bell): Promise<void> {
    const began = performance.now();
    const local = this.runner?.standsAt(shard);
    let pause = local ? longestPause : shortestPause;
    if (local && local.position < position && position <= local.head) await bell.rung(longestPause);
    for (let attempt = 1; ; attempt += 1) {
      const have = Math.min(...(await readCheckpoints(this.pool, shard, projections)));
      if (have >= position) return;
      if (attempt === 1) await this.#assertKnown(shard, position);
      else await this.#assertMoving(shard, projections, position, have);
      if (performance.now() - began >= patience) throw new ReadBehind(position, have);
      await bell.rung(pause);
      pause = Math.min(longestPause, pause * 2);
    }
  }

  /** Asked only of rows that are late already. A process that has a runner of its own will move them itself. */
  async #assertMoving(shard: number, projections: readonly ProjectionId[], position: number, have: number) {
    const { unattended } = await readHindrances(this.pool, shard, projections, position);
    if (unattended && !this.runner) throw new ReadBehind(position, have, `no process moves ${unattended} on`);
  }

  async #assertKnown(shard: number, position: number): Promise<void> {
    const head = await this.log.head(shard);
    if (position > head) throw new PositionUnknown(position, head);
  }
}
