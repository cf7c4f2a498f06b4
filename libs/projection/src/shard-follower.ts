import type pg from 'pg';
import { inHastyTransaction, sqlStateOf } from '#libs/database';
import type { EventLog, StoredEvent } from '#libs/event-store';
import { Leases } from './leases.js';
import { handledBy, type Projection } from './projection.js';
import { readBatch } from './read-batch.js';
import { assertInLine, CheckpointMoved, insertCheckpoints } from './sql/move-checkpoints.js';
import { readCheckpoints } from './sql/read-checkpoints.js';
import { rollBack } from './sql/roll-back.js';
import { batchSize, type ProjectionStatus, Standing } from './standing.js';
import { type ProjectionLogger, Trouble } from './trouble.js';

class ProjectionFailed extends Error {
  constructor(
    readonly standing: Standing,
    override readonly cause: Error,
  ) {
    super(cause.message);
  }
}

/** What the followers of one runner have in common. */
export interface RunnerParts {
  readonly log: Pick<EventLog, 'readShard'>;
  readonly pool: pg.Pool;
  readonly projections: readonly Projection[];
  readonly logger: ProjectionLogger;
  readonly holder: string;
  readonly leaseDuration?: number | undefined;
  /** How long it leaves what nobody moves to other runners, in milliseconds. */
  readonly hesitation: () => number;
  /** Told whenever projections have moved on in a shard. */
  readonly moved: (shard: number) => void;
}

/** One projection's turn each time: those of ten that have moved a thousand times each take 40 ms, in which readers wait. */
const movesBetweenTidying = 100;

/** Moves the projections on in one shard. */
export class ShardFollower {
  readonly #standings: Standing[];
  readonly #leases: Leases;
  readonly #trouble: Trouble;
  #positionsKnown = false;
  #head = 0;
  #moves = 0;

  constructor(
    private readonly shard: number,
    private readonly parts: RunnerParts,
  ) {
    const { pool, projections, logger, holder, leaseDuration } = parts;
    this.#leases = new Leases(shard, pool, projections, holder, leaseDuration);
    this.#trouble = new Trouble(`projections of shard ${shard}`, logger);
    this.#standings = projections.map((projection) => new Standing(projection, shard, pool, logger));
  }

  /** The shard has grown to `head`. Returns whether that is news. */
  hear(head: number): boolean {
    const isNews = head > this.#head;
    if (isNews) this.#head = head;
    return isNews;
  }

  /** Whether it is this process that moves the projections on here. */
  get movesAll(): boolean {
    return this.#standings.every(({ projection }) => this.#leases.holds(projection));
  }

  /** Where all projections stand, and the head of the shard. */
  get standsAt(): { readonly position: number; readonly head: number } {
    return { position: Math.min(...this.#standings.map(({ position }) => position)), head: this.#head };
  }

  /** Milliseconds until it has to look around. */
  get lookPause(): number {
    if (this.#trouble.pause > 0) return this.#trouble.pause;
    return this.#positionsKnown ? this.#leases.pause : 0;
  }

  /** Milliseconds until there are projections to move on; only after it has looked where they stand. */
  get movePause(): number {
    if (this.#trouble.pause > 0 || !this.#positionsKnown) return Number.POSITIVE_INFINITY;
    return Math.min(...this.#behind().map(({ trouble }) => trouble.pause));
  }

  status(): ProjectionStatus[] {
    return this.#standings.map((standing) => standing.status(this.#head, this.#trouble.failure ?? undefined));
  }

  /** Renews its leases and reads where the projections stand, whichever is due. Never throws, no more than `advance`. */
  look(): Promise<void> {
    return this.#attempt(async () => {
      if (this.#leases.pause === 0) await this.#renewLeases();
      if (!this.#positionsKnown) await this.#readPositions();
      if (this.#behind().length === 0) this.#trouble.over();
    });
  }

  /** Moves each projection on by a batch at most. Never throws: what goes wrong is logged and tried again. */
  advance(): Promise<void> {
    return this.#attempt(async () => {
      for (const group of this.#groups()) await this.#move(group);
      this.#trouble.over();
    });
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#positionsKnown = false;
      if (error instanceof CheckpointMoved) this.#leases.doubt();
      else this.#trouble.met(error as Error);
    }
  }

  /** Others may take over at once; it looks for what they leave after `pause` milliseconds. */
  async release(pause?: number): Promise<void> {
    await this.#leases.release(pause).catch(() => {});
  }

  async #renewLeases() {
    const taken = await this.#leases.renew(this.parts.hesitation());
    if (taken.length > 0 || !this.movesAll) this.#positionsKnown = false;
    for (const standing of this.#standings) if (taken.includes(standing.projection)) standing.isParked = true;
  }

  async #readPositions() {
    const projections = this.#standings.map(({ projection }) => projection);
    const { pool, moved } = this.parts;
    const positions = await readCheckpoints(pool, this.shard, projections);
    for (const [index, standing] of this.#standings.entries()) await standing.moved(positions[index]!);
    this.#positionsKnown = true;
    moved(this.shard);
  }

  #behind(): Standing[] {
    return this.#standings.filter(
      ({ position, projection }) => position < this.#head && this.#leases.holds(projection),
    );
  }

  /** Those that stand at the same position move together; the foremost first, whose readers wait. */
  #groups(): Standing[][] {
    const ready = this.#behind().filter(({ trouble }) => trouble.pause === 0);
    const positions = [...new Set(ready.map(({ position }) => position))].sort((a, b) => b - a);
    return positions.map((at) => ready.filter(({ position }) => position === at));
  }

  /** As far as the next group, so that one that lags joins the others. */
  async #move(group: readonly Standing[]) {
    const { parts, shard } = this;
    const from = group[0]!.position;
    const ahead = this.#standings.map(({ position }) => position).filter((position) => position > from);
    const batch = Math.min(...group.map((standing) => standing.batch));
    const events = await readBatch(parts.log, shard, from, batch, Math.min(...ahead));
    if (events.length > 0) await this.#apply(group, from, events);
    else this.#head = from;
  }

  async #apply(group: readonly Standing[], from: number, events: readonly StoredEvent[]) {
    const to = events.at(-1)!.position;
    try {
      await this.#settle(group, from, to, events);
    } catch (error) {
      if (!(error instanceof ProjectionFailed)) throw error;
      return error.standing.failed(error.cause, events);
    }
    for (const standing of group) {
      await standing.moved(to);
      standing.batch = Math.min(batchSize, standing.batch * 2);
    }
    this.parts.moved(this.shard);
    this.#moves += 1;
    if (this.#moves % movesBetweenTidying === 0) {
      await group[(this.#moves / movesBetweenTidying) % group.length]!.tidy(from);
    }
  }

  /**
   * Rows and checkpoints of the whole group in one transaction: a reader of several read models sees one position. All of
   * the group write at the same time, on a connection that waits for no answer before it sends what comes next.
   */
  #settle(group: readonly Standing[], from: number, to: number, events: readonly StoredEvent[]) {
    const projections = group.map(({ projection }) => projection);
    const move = { shard: this.shard, projections, from, to, holder: this.#leases.holder };
    return inHastyTransaction(this.parts.pool, async (client) => {
      await insertCheckpoints(client, move);
      const inLine = assertInLine(client, move);
      const written = group.map((standing) => this.#write(client, standing, events));
      const failure = firstFailure(await Promise.allSettled([inLine, ...written]));
      if (failure) throw failure instanceof ProjectionFailed && !(await rollBack(client)) ? failure.cause : failure;
    });
  }

  async #write(client: pg.PoolClient, standing: Standing, events: readonly StoredEvent[]) {
    const { projection } = standing;
    const handled = handledBy(projection, events);
    if (handled.length === 0) return;
    await projection.project(client, this.shard, handled, projection.table).catch((error) => {
      throw isAborted(error) ? error : new ProjectionFailed(standing, error);
    });
  }
}

/** A statement after one that failed. */
const isAborted = (error: unknown): boolean => sqlStateOf(error) === '25P02';

/** The one that made the others fail; of several that failed by themselves the first in order. */
const firstFailure = (outcomes: readonly PromiseSettledResult<void>[]): Error | undefined => {
  const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as Error] : []));
  return reasons.find((reason) => !isAborted(reason)) ?? reasons[0];
};
