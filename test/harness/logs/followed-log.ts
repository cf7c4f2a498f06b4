import { setTimeout as sleep } from 'node:timers/promises';
import type { Following } from '#libs/event-store';
import { Progress, type Projection, ProjectionRunner, ReadBehind } from '#libs/projection';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';
import { type OpenLog, openLog } from './open-log.js';
import { envelope, room, takeSeats } from './seats.js';
import { createWitnesses } from './witness.js';

type Log = ConstructorParameters<typeof ProjectionRunner>[0];

/** A database with a log, opened by two processes, and the runners that follow it. */
export class FollowedLog {
  readonly complaints: string[] = [];
  readonly #runners: ProjectionRunner[] = [];

  private constructor(
    private readonly database: ClonedDatabase,
    readonly here: OpenLog,
    readonly there: OpenLog,
    /** Of tenant `default`. */
    readonly shard: number,
  ) {}

  static async open(): Promise<FollowedLog> {
    const database = await cloneDatabase();
    const [here, there] = await Promise.all([
      openLog(database.url, { isPipelined: true }),
      openLog(database.url, { isPipelined: true }),
    ]);
    await createWitnesses(here.pool);
    return new FollowedLog(database, here, there, (await here.log.shardOf('default'))!);
  }

  get url(): string {
    return this.database.url;
  }

  async close() {
    await Promise.all(this.#runners.map((runner) => runner.stop()));
    await Promise.all([this.here.close(), this.there.close()]);
    await this.database.drop();
  }

  get progress(): Progress {
    return new Progress(this.here.log, this.here.pool);
  }

  /**
   * Its leases last `leaseDuration` milliseconds, which is little, unless renewed. What is parked it tries again when it
   * takes a lease, and every `retryParkedEvery` milliseconds, by default a minute.
   */
  runner(
    projections: readonly Projection[],
    { pool } = this.here,
    log: Log = this.here.log,
    leaseDuration = 300,
    retryParkedEvery?: number,
  ): ProjectionRunner {
    const error = (message: string) => void this.complaints.push(message);
    const runner = new ProjectionRunner(
      log,
      pool,
      projections,
      { warn: () => {}, error },
      leaseDuration,
      retryParkedEvery,
    );
    this.#runners.push(runner);
    return runner;
  }

  async run(...runner: Parameters<FollowedLog['runner']>): Promise<ProjectionRunner> {
    const running = this.runner(...runner);
    await running.start();
    return running;
  }

  /** `count` commands, each of which takes a seat in every one of so many rooms. Returns the head. */
  async write(count: number, rooms = 1): Promise<number> {
    const streams = Array.from({ length: rooms }, (_, index) => room(`${index}`));
    for (let at = 0; at < count; at += 1) {
      await this.here.log.decide(envelope(), streams.at(-1)!, takeSeats(streams, 'ada', Number.POSITIVE_INFINITY));
    }
    return this.here.log.head(this.shard);
  }

  /** What a follower is given until it has reached a position, page by page. */
  async readUpTo({ log }: OpenLog, position: number, following: Partial<Following> = {}) {
    const pages: { readonly positions: readonly number[]; readonly position: number }[] = [];
    const { signal } = new AbortController();
    for await (const page of log.follow(this.shard, { after: 0, signal, ...following })) {
      pages.push({ positions: page.events.map((event) => event.position), position: page.position });
      if (page.position >= position) break;
    }
    return pages;
  }

  /** What nobody may do to the log, as its owner may. */
  behindItsBack(change: string) {
    return this.here.pool.query(`alter table slotlog.events disable trigger all; ${change};
      alter table slotlog.events enable trigger all`);
  }

  /** However long a busy machine takes. */
  async reached(projections: readonly Projection[], position: number): Promise<void> {
    await this.progress.reached(this.shard, projections, position).catch((error) => {
      if (error instanceof ReadBehind) return this.reached(projections, position);
      throw error;
    });
  }

  async checkpoints({ name }: Projection): Promise<{ from: number; to: number }[]> {
    const { rows } = await this.here.pool.query(
      'select from_position as from, position as to from slotlog.checkpoints where projection = $1 order by from_position',
      [name],
    );
    return rows;
  }

  /** Whether somebody waits for somebody else's lock. */
  async isBlocked(): Promise<boolean> {
    const { rowCount } = await this.here.pool.query(
      "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    return rowCount !== 0;
  }
}

/** Gives up once the test that waits has failed anyway, so that nothing runs on behind it. */
export const until = async (isSo: () => boolean | Promise<boolean>) => {
  const isOver = AbortSignal.timeout(120_000);
  while (!(await isSo())) {
    isOver.throwIfAborted();
    await sleep(5);
  }
};
