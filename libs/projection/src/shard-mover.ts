import type pg from 'pg';
import { inHastyTransaction } from '#libs/database';
import { type EventLog, type Point, pointOf, type Scanned, type StoredEvent } from '#libs/event-store';
import { drainSubject, StillFailing } from './drain-subject.js';
import type { FailedSubject } from './parking/parked-subject.js';
import { thisBuild } from './parking/this-build.js';
import { firstFailure, isAborted, ProjectionFailed } from './projection-failed.js';
import { assertInLine, CheckpointMoved, insertCheckpoints } from './sql/move-checkpoints.js';
import { noteAttempt, parkSubjects } from './sql/parking/park-subjects.js';
import { rollBack } from './sql/roll-back.js';
import { watchQueries } from './sql/watch-queries.js';
import type { Standing } from './standing.js';
import { assertReadable, takeEach } from './take-each.js';

type Events = readonly Scanned<StoredEvent>[];

interface MoverParts {
  readonly log: Pick<EventLog, 'scanStream' | 'assertKnown'>;
  readonly pool: pg.Pool;
  readonly holder: string;
}

/** The transactions in which projections of a shard are moved on: rows, checkpoints and what is parked, all or nothing. */
export class ShardMover {
  constructor(
    private readonly shard: number,
    private readonly parts: MoverParts,
  ) {}

  /**
   * Rows and checkpoints of the whole group in one transaction: a reader of several read models sees one position. All of
   * the group write at the same time, on a connection that waits for no answer before it sends what comes next: behind checkpoints
   * that another holds, nothing is carried out. Throws
   * ProjectionFailed, CheckpointMoved, and OtherHistory where the events are in the log no more.
   */
  async together(group: readonly Standing[], from: number, events: Events): Promise<void> {
    const to = pointOf(events.at(-1)!);
    const move = this.#move(group, from, to);
    await inHastyTransaction(this.parts.pool, async (client) => {
      const isFirst = insertCheckpoints(client, move);
      const isStanding = [isFirst, assertInLine(client, move), this.parts.log.assertKnown(this.shard, to, client)];
      const written = group.map((standing) => this.#write(client, standing, events));
      const failure = firstFailure(await Promise.allSettled([...isStanding, ...written]));
      if (failure) throw failure instanceof ProjectionFailed && !(await rollBack(client)) ? failure.cause : failure;
    });
    for (const standing of group) standing.moved({ ...to, drains: 0 });
  }

  /**
   * The same one after the other and stream by stream: those whose data are at fault are parked in the transaction that
   * moves on past them. Throws ProjectionFailed, of a projection that fails in another way or at too many; and
   * CheckpointMoved.
   */
  async eachAlone(group: readonly Standing[], from: number, events: Events): Promise<void> {
    const { pool, log } = this.parts;
    const to = pointOf(events.at(-1)!);
    const move = this.#move(group, from, to);
    const failed = new Map<Standing, FailedSubject[]>();
    await inHastyTransaction(pool, async (client) => {
      await insertCheckpoints(client, move);
      await assertInLine(client, move);
      await log.assertKnown(this.shard, to, client);
      for (const standing of group) failed.set(standing, await this.#takeEach(client, standing, events));
    });
    for (const [standing, parked] of failed) {
      standing.moved({ ...to, drains: 0 });
      standing.lot.park(parked);
      for (const each of parked)
        standing.logger.error(`${standing.trouble.place}: ${each.subject} is parked: ${each.reason}`);
    }
  }

  /**
   * Tries a parked subject again: what it lacks up to where the projection stands, or a page of that, and out of the
   * queue, in a transaction that inserts a checkpoint there. What fails otherwise than by its data is left for the next time. Throws
   * CheckpointMoved, and what broke the connection.
   */
  async drain(standing: Standing, parked: FailedSubject): Promise<void> {
    const { pool, log } = this.parts;
    const { projection, at, drains, lot, logger, trouble } = standing;
    const move = this.#move([standing], at.position, at);
    let rest: FailedSubject | null = null;
    try {
      rest = await inHastyTransaction(pool, async (client) => {
        await insertCheckpoints(client, move);
        await assertInLine(client, move);
        return drainSubject(client, log, projection, this.shard, parked, at.position);
      });
    } catch (error) {
      if (!(error instanceof CheckpointMoved)) lot.tried(parked);
      if (!(error instanceof StillFailing)) throw error;
      await noteAttempt(pool, this.shard, projection, { ...parked, ...error.fault }, thisBuild());
      return;
    }
    standing.moved({ ...at, drains: drains + 1 });
    if (rest) return lot.goOn(rest);
    lot.unpark(parked);
    trouble.over();
    logger.warn(`${trouble.place}: ${parked.subject} is parked no more`);
  }

  #move(group: readonly Standing[], from: number, to: Point) {
    const projections = group.map(({ projection }) => projection);
    const drains = group.map((standing) => standing.drains);
    return { shard: this.shard, projections, drains, from, to, holder: this.parts.holder };
  }

  async #write(client: pg.PoolClient, standing: Standing, events: Events) {
    const { projection } = standing;
    const wanted = standing.wants(events);
    if (wanted.length === 0) return;
    try {
      assertReadable(wanted);
      await projection.project(watchQueries(client), this.shard, wanted, projection.table);
    } catch (error) {
      throw isAborted(error) ? error : new ProjectionFailed(standing, error as Error);
    }
  }

  async #takeEach(client: pg.PoolClient, standing: Standing, events: Events): Promise<FailedSubject[]> {
    const { projection, lot } = standing;
    try {
      const failed = await takeEach(client, projection, this.shard, standing.wants(events));
      lot.assertRoomFor(failed);
      await parkSubjects(client, this.shard, projection, failed, thisBuild());
      return failed;
    } catch (error) {
      throw (await rollBack(client)) ? new ProjectionFailed(standing, error as Error) : error;
    }
  }
}
