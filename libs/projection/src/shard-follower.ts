import type pg from 'pg';
import type { EventLog, Scanned, StoredEvent } from '#libs/event-store';
import { Leases } from './leases.js';
import { faultOf } from './parking/fault-of.js';
import type { Projection } from './projection.js';
import { ProjectionFailed } from './projection-failed.js';
import { readBatch } from './read-batch.js';
import { ShardMover } from './shard-mover.js';
import { CheckpointMoved } from './sql/move-checkpoints.js';
import { parkedSubjects } from './sql/parking/parked-subjects.js';
import { readStands } from './sql/read-checkpoints.js';
import { batchSize, type ProjectionStatus, Standing } from './standing.js';
import { type ProjectionLogger, Trouble } from './trouble.js';

/** What the followers of one runner have in common. */
export interface RunnerParts {
  readonly log: Pick<EventLog, 'scanShard' | 'scanStream' | 'assertKnown' | 'world'>;
  readonly pool: pg.Pool;
  readonly projections: readonly Projection[];
  readonly logger: ProjectionLogger;
  readonly holder: string;
  readonly leaseDuration?: number | undefined;
  /** How often what is parked is tried again, in milliseconds. */
  readonly retryParkedEvery?: number | undefined;
  /** How long it leaves what nobody moves to other runners, in milliseconds. */
  readonly hesitation: () => number;
  /** Told whenever projections have moved on in a shard. */
  readonly moved: (shard: number) => void;
}

/** One projection's turn each time: those of ten that have moved a thousand times each take 40 ms. The next move goes on beside it. */
const movesBetweenTidying = 100;

/** Of so few events each stream is tried alone: some 0.5 ms each. */
const fewEvents = 125;

/** Moves the projections on in one shard. */
export class ShardFollower {
  readonly #standings: Standing[];
  readonly #leases: Leases;
  readonly #trouble: Trouble;
  readonly #mover: ShardMover;
  /** Those that this process has taken from nobody or another, and not looked at yet. */
  #taken = new Set<Standing>();
  #positionsKnown = false;
  #head = 0;
  #moves = 0;
  #losses = 0;

  constructor(
    private readonly shard: number,
    private readonly parts: RunnerParts,
  ) {
    const { log, pool, projections, logger, holder, leaseDuration, retryParkedEvery } = parts;
    const { world } = log;
    this.#mover = new ShardMover(shard, parts);
    this.#leases = new Leases(shard, pool, world, projections, holder, leaseDuration);
    this.#trouble = new Trouble(`projections of shard ${shard}`, logger, world);
    this.#standings = projections.map(
      (projection) => new Standing(projection, shard, pool, logger, world, retryParkedEvery),
    );
  }

  /** The shard has grown to `head`. Returns whether that is news. */
  hear(head: number): boolean {
    const isNews = head > this.#head;
    if (isNews) this.#head = head;
    return isNews;
  }

  /** The log has lost events that it may have seen: it looks anew how far that goes, and where the projections stand. */
  forget(): void {
    this.#positionsKnown = false;
    this.#head = 0;
    this.#losses += 1;
  }

  /** Whether it is this process that moves the projections on here. */
  get movesAll(): boolean {
    return this.#standings.every(({ projection }) => this.#leases.holds(projection));
  }

  /** Where all projections stand, and the head of the shard. */
  get standsAt(): { readonly position: number; readonly head: number } {
    return { position: Math.min(...this.#standings.map(({ position }) => position)), head: this.#head };
  }

  /** Milliseconds until it has to look around; after any failure it no longer knows where they stand. */
  get lookPause(): number {
    return (this.#positionsKnown ? this.#leases : this.#trouble).pause;
  }

  /** Milliseconds until there are projections to move on; only after it has looked where they stand. */
  get movePause(): number {
    if (!this.#positionsKnown) return Number.POSITIVE_INFINITY;
    return Math.min(
      ...this.#behind().map(({ trouble }) => trouble.pause),
      ...this.#held().map(({ lot }) => lot.untilDue),
    );
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

  /** Tries one of each projection's parked subjects, where one is due, and moves it on by a batch at most. Never throws: what goes wrong is logged and tried again. */
  advance(): Promise<void> {
    return this.#attempt(async () => {
      for (const standing of this.#held()) await this.#drain(standing);
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
    for (const standing of this.#standings) if (taken.includes(standing.projection)) this.#taken.add(standing);
  }

  /** What is parked after where they stand: what another changes in between shows by then in where they stand. */
  async #readPositions() {
    const projections = this.#standings.map(({ projection }) => projection);
    const { pool, moved } = this.parts;
    const losses = this.#losses;
    const stands = await readStands(pool, this.shard, projections);
    const parked = await parkedSubjects(pool, this.shard, projections);
    for (const [index, standing] of this.#standings.entries()) {
      const { name, version } = standing.projection;
      const own = parked.filter((each) => each.name === name && each.version === version);
      standing.moved(stands[index]!);
      standing.lot.read(
        own.map((each) => each.parked),
        this.#taken.delete(standing),
      );
    }
    this.#positionsKnown = losses === this.#losses;
    moved(this.shard);
  }

  #held(): Standing[] {
    return this.#standings.filter(({ projection }) => this.#leases.holds(projection));
  }

  #behind(): Standing[] {
    return this.#held().filter(({ position }) => position < this.#head);
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
    const { at: from } = group[0]!;
    const ahead = this.#standings.map(({ position }) => position).filter((position) => position > from.position);
    const batch = Math.min(...group.map((standing) => standing.batch));
    const { events } = await readBatch(parts.log, shard, from, batch, Math.min(...ahead));
    if (events.length > 0) await this.#apply(group, from.position, events);
    else this.#head = from.position;
  }

  async #drain(standing: Standing) {
    const { due } = standing.lot;
    if (!due) return;
    await this.#mover.drain(standing, due);
    this.parts.moved(this.shard);
  }

  async #apply(group: readonly Standing[], from: number, events: readonly Scanned<StoredEvent>[]) {
    try {
      await this.#mover.together(group, from, events);
    } catch (error) {
      if (!(error instanceof ProjectionFailed)) throw error;
      if (!(await this.#overcome(error, group, from, events))) return;
    }
    for (const standing of group) standing.batch = Math.min(batchSize, standing.batch * 2);
    this.parts.moved(this.shard);
    this.#moves += 1;
    if (this.#moves % movesBetweenTidying === 0) {
      void group[(this.#moves / movesBetweenTidying) % group.length]!.tidy(from);
    }
  }

  /** Fewer events next time, or each stream alone, or none for a while. Returns whether the group is moved on. */
  async #overcome(
    { standing, cause }: ProjectionFailed,
    group: readonly Standing[],
    from: number,
    events: readonly Scanned<StoredEvent>[],
  ): Promise<boolean> {
    const [first] = events as [StoredEvent];
    const isOneCommand = events.at(-1)!.commandId === first.commandId;
    const isOfTheData = faultOf(cause) !== null;
    if (!isOneCommand && !(isOfTheData && events.length <= fewEvents)) {
      standing.batch = Math.max(1, Math.floor(Math.min(standing.batch, events.length) / 8));
      return false;
    }
    const where = ` at position ${first.position}`;
    if (!isOfTheData) {
      standing.trouble.met(cause, where);
      return false;
    }
    try {
      await this.#mover.eachAlone(group, from, events);
      return true;
    } catch (error) {
      if (!(error instanceof ProjectionFailed)) throw error;
      error.standing.trouble.met(error.cause, where);
      return false;
    }
  }
}
