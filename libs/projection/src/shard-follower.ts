import type pg from 'pg';
import { inTransaction } from '#libs/database';
import type { EventLog, StoredEvent } from '#libs/event-store';
import { handledBy, type Projection } from './projection.js';
import { readBatch } from './read-batch.js';
import { CheckpointMoved, moveCheckpoints } from './sql/move-checkpoints.js';
import { readCheckpoints } from './sql/read-checkpoints.js';
import { rollBack } from './sql/roll-back.js';
import { tidyCheckpoints } from './sql/tidy-checkpoints.js';
import { type Failure, type ProjectionLogger, Trouble } from './trouble.js';

/** Where a projection stands in one shard, whose last known position is `head`. */
export interface ProjectionStatus {
  readonly name: string;
  readonly version: number;
  readonly shard: number;
  readonly position: number;
  readonly head: number;
  readonly failure: Failure | null;
}

interface Standing {
  readonly projection: Projection;
  readonly trouble: Trouble;
  position: number;
  tidiedTo: number;
}

class ProjectionFailed extends Error {
  constructor(
    readonly standing: Standing,
    override readonly cause: Error,
  ) {
    super(cause.message);
  }
}

const batchSize = 1_000;
const movesBetweenTidying = 1_000;

/** Moves the projections on in one shard of the log. */
export class ShardFollower {
  readonly #standings: Standing[];
  readonly #trouble: Trouble;
  #positionsKnown = false;
  #head = 0;
  #moves = 0;

  constructor(
    readonly shard: number,
    private readonly log: Pick<EventLog, 'readShard'>,
    private readonly pool: pg.Pool,
    projections: readonly Projection[],
    logger: ProjectionLogger,
    private readonly moved: (shard: number, position: number) => void,
  ) {
    this.#trouble = new Trouble(`projections of shard ${shard}`, logger);
    this.#standings = projections.map((projection) => ({
      projection,
      trouble: new Trouble(`projection ${projection.name} ${projection.version} of shard ${shard}`, logger),
      position: 0,
      tidiedTo: 0,
    }));
  }

  /** The shard has grown to `head`. Returns whether that is news. */
  hear(head: number): boolean {
    const isNews = head > this.#head;
    if (isNews) this.#head = head;
    return isNews;
  }

  /** Milliseconds until there is something to do, infinite where all is done. */
  get pause(): number {
    if (this.#trouble.pause > 0) return this.#trouble.pause;
    if (!this.#positionsKnown) return 0;
    return Math.min(Number.POSITIVE_INFINITY, ...this.#behind().map(({ trouble }) => trouble.pause));
  }

  status(): ProjectionStatus[] {
    return this.#standings.map(({ projection: { name, version }, position, trouble }) => {
      const failure = this.#trouble.failure ?? trouble.failure;
      return { name, version, shard: this.shard, position, head: Math.max(this.#head, position), failure };
    });
  }

  /** Moves each projection on by a batch at most. Never throws: what goes wrong is logged and tried again. */
  async advance(): Promise<void> {
    try {
      if (!this.#positionsKnown) await this.#readPositions();
      for (const group of this.#groups()) await this.#move(group);
      this.#trouble.over();
    } catch (error) {
      this.#positionsKnown = false;
      if (!(error instanceof CheckpointMoved)) this.#trouble.met(error as Error);
    }
  }

  async #readPositions() {
    const projections = this.#standings.map(({ projection }) => projection);
    const positions = await readCheckpoints(this.pool, this.shard, projections);
    this.#standings.forEach((standing, index) => {
      standing.position = positions[index]!;
    });
    this.#positionsKnown = true;
    this.#tell();
  }

  #behind(): Standing[] {
    return this.#standings.filter(({ position }) => position < this.#head);
  }

  /** Those that stand at the same position move together; the foremost first, whose readers wait. */
  #groups(): Standing[][] {
    const ready = this.#behind().filter(({ trouble }) => trouble.pause === 0);
    const positions = [...new Set(ready.map(({ position }) => position))].sort((a, b) => b - a);
    return positions.map((at) => ready.filter(({ position }) => position === at));
  }

  /** As far as the next group, so that one that lags joins the others. */
  async #move(group: readonly Standing[]) {
    const from = group[0]!.position;
    const ahead = this.#standings.map(({ position }) => position).filter((position) => position > from);
    const events = await readBatch(this.log, this.shard, from, batchSize, Math.min(...ahead));
    if (events.length > 0) await this.#apply(group, from, events);
    else this.#head = from;
  }

  async #apply(group: readonly Standing[], from: number, events: readonly StoredEvent[]) {
    const to = events.at(-1)!.position;
    try {
      await this.#settle(group, from, to, events);
    } catch (error) {
      if (!(error instanceof ProjectionFailed)) throw error;
      return error.standing.trouble.met(error.cause);
    }
    for (const standing of group) {
      standing.position = to;
      standing.trouble.over();
    }
    this.#tell();
    this.#moves += 1;
    if (this.#moves % movesBetweenTidying === 0) await this.#tidy(group, from);
  }

  /** Rows and checkpoints of the whole group in one transaction: a reader of several read models sees one position. */
  #settle(group: readonly Standing[], from: number, to: number, events: readonly StoredEvent[]) {
    return inTransaction(this.pool, async (client) => {
      const projections = group.map(({ projection }) => projection);
      await moveCheckpoints(client, this.shard, projections, from, to);
      for (const standing of group) {
        const handled = handledBy(standing.projection, events);
        if (handled.length === 0) continue;
        await standing.projection
          .project(client, this.shard, handled, standing.projection.table)
          .catch(async (error) => {
            throw (await rollBack(client)) ? new ProjectionFailed(standing, error) : error;
          });
      }
    });
  }

  async #tidy(group: readonly Standing[], to: number) {
    for (const standing of group) {
      await tidyCheckpoints(this.pool, this.shard, standing.projection, standing.tidiedTo, to);
      standing.tidiedTo = to;
    }
  }

  #tell() {
    this.moved(this.shard, Math.min(...this.#standings.map(({ position }) => position)));
  }
}
