import type pg from 'pg';
import { inHastyTransaction } from '#libs/database';
import type { EventLog, StoredEvent } from '#libs/event-store';
import { HandedOver } from './handed-over.js';
import { Leases } from './leases.js';
import { handledBy, type Projection } from './projection.js';
import { readBatch } from './read-batch.js';
import { CheckpointMoved, moveCheckpoints } from './sql/move-checkpoints.js';
import { parkEvent, unparkEvent } from './sql/park-event.js';
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
  /** Events at most: fewer and fewer after a failure, until it is clear which command it is that fails. */
  batch: number;
  /** Or may be, by another process before. */
  isParked: boolean;
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
  readonly #leases: Leases;
  readonly #handedOver = new HandedOver();
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
    leaseDuration?: number,
  ) {
    this.#leases = new Leases(shard, pool, projections, leaseDuration);
    this.#trouble = new Trouble(`projections of shard ${shard}`, logger);
    this.#standings = projections.map((projection) => ({
      projection,
      trouble: new Trouble(`projection ${projection.name} ${projection.version} of shard ${shard}`, logger),
      position: 0,
      tidiedTo: 0,
      batch: batchSize,
      isParked: false,
    }));
  }

  /** The shard has grown to `head`, by what `appended` tells if this process did it. Returns whether that is news. */
  hear(head: number, appended?: () => StoredEvent[]): boolean {
    const isNews = head > this.#head;
    if (isNews) this.#head = head;
    if (appended && this.movesAll) this.#handedOver.offer(head, appended);
    return isNews;
  }

  /** Whether it is this process that moves the projections on here. */
  get movesAll(): boolean {
    return this.#standings.every(({ projection }) => this.#leases.holds(projection));
  }

  get standsAt(): { readonly position: number; readonly head: number } {
    return { position: this.#position, head: this.#head };
  }

  /** Milliseconds until there is something to do. */
  get pause(): number {
    if (this.#trouble.pause > 0) return this.#trouble.pause;
    if (!this.#positionsKnown) return 0;
    return Math.min(this.#leases.pause, ...this.#behind().map(({ trouble }) => trouble.pause));
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
      if (this.#leases.pause === 0) await this.#renewLeases();
      if (!this.#positionsKnown) await this.#readPositions();
      for (const group of this.#groups()) await this.#move(group);
      this.#trouble.over();
    } catch (error) {
      this.#positionsKnown = false;
      if (!(error instanceof CheckpointMoved)) this.#trouble.met(error as Error);
    }
  }

  /** Others may take over at once. */
  async release(): Promise<void> {
    await this.#leases.release().catch(() => {});
  }

  async #renewLeases() {
    const taken = await this.#leases.renew();
    if (taken.length > 0 || !this.movesAll) this.#positionsKnown = false;
    for (const standing of this.#standings) if (taken.includes(standing.projection)) standing.isParked = true;
  }

  async #readPositions() {
    const projections = this.#standings.map(({ projection }) => projection);
    const positions = await readCheckpoints(this.pool, this.shard, projections);
    for (const [index, standing] of this.#standings.entries()) {
      const position = positions[index]!;
      if (position > standing.position) await this.#passed(standing);
      standing.position = position;
    }
    this.#positionsKnown = true;
    this.#tell();
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
    const from = group[0]!.position;
    const ahead = this.#standings.map(({ position }) => position).filter((position) => position > from);
    const batch = Math.min(...group.map((standing) => standing.batch));
    const handed = batch === batchSize ? this.#handedOver.take(from, Math.min(...ahead)) : [];
    const events = handed.length > 0 ? handed : await readBatch(this.log, this.shard, from, batch, Math.min(...ahead));
    if (events.length > 0) await this.#apply(group, from, events);
    else this.#head = from;
  }

  async #apply(group: readonly Standing[], from: number, events: readonly StoredEvent[]) {
    const to = events.at(-1)!.position;
    try {
      await this.#settle(group, from, to, events);
    } catch (error) {
      if (!(error instanceof ProjectionFailed)) throw error;
      return this.#failed(error, events);
    }
    for (const standing of group) {
      standing.position = to;
      standing.batch = Math.min(batchSize, standing.batch * 2);
      await this.#passed(standing);
    }
    this.#tell();
    this.#moves += 1;
    if (this.#moves % movesBetweenTidying === 0) await this.#tidy(group, from);
  }

  async #passed(standing: Standing) {
    standing.trouble.over();
    if (!standing.isParked) return;
    await unparkEvent(this.pool, standing.projection, this.shard);
    standing.isParked = false;
  }

  /** One command that fails is parked and tried again and again; of several it is found out which one it is. */
  async #failed({ standing, cause }: ProjectionFailed, events: readonly StoredEvent[]) {
    const [first] = events as [StoredEvent];
    if (events.at(-1)!.commandId !== first.commandId) {
      standing.batch = Math.max(1, Math.floor(Math.min(standing.batch, events.length) / 8));
      return;
    }
    standing.trouble.met(cause, ` at position ${first.position}`);
    standing.isParked = true;
    await parkEvent(this.pool, standing.projection, first, cause.message);
  }

  /** Rows and checkpoints of the whole group in one transaction: a reader of several read models sees one position. */
  #settle(group: readonly Standing[], from: number, to: number, events: readonly StoredEvent[]) {
    return inHastyTransaction(this.pool, async (client) => {
      const projections = group.map(({ projection }) => projection);
      await moveCheckpoints(client, this.shard, projections, from, to, this.#leases.holder);
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

  get #position(): number {
    return Math.min(...this.#standings.map(({ position }) => position));
  }

  #tell() {
    this.moved(this.shard, this.#position);
  }
}
