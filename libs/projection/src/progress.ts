import type pg from 'pg';
import { Bell, type EventLog, type Point } from '#libs/event-store';
import type { Subject } from './parking/parked-subject.js';
import type { ProjectionId } from './projection.js';
import type { ProjectionRunner } from './projection-runner.js';
import { parkedSubjects } from './sql/parking/parked-subjects.js';
import { readStands } from './sql/read-checkpoints.js';
import { readHindrances } from './sql/read-hindrances.js';

/**
 * The read models have not reached a position in time, or are not going to; they stand at `have`: a number where only
 * that is known.
 */
export class ReadBehind extends Error {
  constructor(
    readonly wanted: number | Point,
    readonly have: number | Point,
    hindrance?: string,
    /** The stream that is parked, where that is why. */
    readonly parked: string | null = null,
  ) {
    const [at, not] = [positionOf(have), positionOf(wanted)];
    super(`read models stand at ${at}, not yet at ${not}${hindrance ? `: ${hindrance}` : ''}`);
  }
}

const patience = 2_000;
const shortestPause = 2;
const longestPause = 25;

/** Lets a reader wait until read models have what it wants to see. */
export class Progress {
  constructor(
    private readonly log: Pick<EventLog, 'assertKnown' | 'world'>,
    private readonly pool: pg.Pool,
    /** The one of this process, if it has one: it wakes those who wait. */
    private readonly runner?: Pick<ProjectionRunner, 'onMove' | 'standsAt'>,
  ) {}

  /**
   * Returns once all the projections have reached what is `wanted` in a shard, at once where nothing is. Waits two
   * seconds at most, and not where nobody moves them on. A `subject` is what is to be read there: where it is parked at
   * the position or before it, its rows lack that, and the failure names it. Throws ReadBehind, and OtherHistory where the
   * point that is wanted is not in the log.
   */
  async reached(
    shard: number,
    projections: readonly ProjectionId[],
    wanted: number | Point | undefined,
    subject?: Subject,
  ): Promise<void> {
    if (wanted === undefined) return;
    const position = positionOf(wanted);
    const bell = new Bell(this.log.world);
    const unsubscribe = this.runner?.onMove((moved, to) => {
      if (moved === shard && to >= position) bell.ring();
    });
    try {
      await this.#wait(shard, projections, wanted, bell);
    } finally {
      unsubscribe?.();
    }
    if (subject) await this.#assertTaken(shard, projections, wanted, subject);
  }

  async #assertTaken(
    shard: number,
    projections: readonly ProjectionId[],
    wanted: number | Point,
    { tenant, subject }: Subject,
  ) {
    const position = positionOf(wanted);
    const parked = (await parkedSubjects(this.pool, shard, projections, tenant)).find(
      ({ parked }) => parked.subject === subject && parked.fromPosition <= position,
    );
    if (!parked) return;
    const { fromPosition, reason } = parked.parked;
    throw new ReadBehind(wanted, fromPosition - 1, `${parked.name} has parked ${subject}: ${reason}`, subject);
  }

  async #wait(shard: number, projections: readonly ProjectionId[], wanted: number | Point, bell: Bell): Promise<void> {
    const position = positionOf(wanted);
    const began = this.log.world.monotonic();
    const local = this.runner?.standsAt(shard);
    let pause = local ? longestPause : shortestPause;
    if (local && local.position < position && position <= local.head) await bell.rung(longestPause);
    for (let attempt = 1; ; attempt += 1) {
      const known = attempt === 1 && typeof wanted !== 'number' ? this.log.assertKnown(shard, wanted) : null;
      const [stands] = await Promise.all([readStands(this.pool, shard, projections), known]);
      const have = stands.reduce((least, stand) => (stand.position < least.position ? stand : least));
      if (have.position >= position) return;
      if (attempt > 1) await this.#assertMoving(shard, projections, wanted, have);
      if (this.log.world.monotonic() - began >= patience) throw new ReadBehind(wanted, have);
      await bell.rung(pause);
      pause = Math.min(longestPause, pause * 2);
    }
  }

  /** Asked only of rows that are late already. A process that has a runner of its own will move them itself. */
  async #assertMoving(shard: number, projections: readonly ProjectionId[], wanted: number | Point, have: Point) {
    const { unattended } = await readHindrances(this.pool, shard, projections, positionOf(wanted));
    if (unattended && !this.runner) throw new ReadBehind(wanted, have, `no process moves ${unattended} on`);
  }
}

const positionOf = (at: number | Point): number => (typeof at === 'number' ? at : at.position);
