import type { Pool } from 'pg';
import { z } from 'zod';
import { openPool } from '#libs/database';
import { realWorld, type World } from '#libs/event-store';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';
import { setClock } from '#test/harness/databases/set-clock';
import { openLog } from '#test/harness/logs/open-log';
import { now } from '#test/harness/running-clock';
import { eventTypes } from '../../../libs/booking/src/events/event-catalogue.js';
import type { Dice } from '../../fuzz/dice.js';
import { epoch, noTrouble, type Skew } from '../conditions.js';
import { type Ground } from '../ground.js';
import type { Life } from '../life.js';
import { odd } from '../store/poison.js';
import { State } from '../store/state.js';
import { readState } from './read-state.js';
import { RealTime } from './real-time.js';
import { type Breakable, troubledPool } from './troubled-pool.js';

/** Both live in one shard, so that their positions can be compared. */
const tenants = ['acme', 'other'];
const shard = 1;

const cut = `
  select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`;

/**
 * A database of a real server. It loses no commits, and answers when it likes: what a seed comes to is not the same twice.
 */
export class RealStore implements Ground {
  readonly time = new RealTime();
  trouble = noTrouble;
  readonly losses = [];
  wasSet = false;
  readonly isWhole = true;
  readonly counts = { calls: 0, lost: 0, refused: 0, failovers: 0 };
  state = new State();
  #step = 0;
  #downUntil = 0;
  #isOver = false;
  /** What is done to it beside the processes. */
  readonly #works: Promise<void>[] = [];

  private constructor(
    private readonly database: ClonedDatabase,
    private readonly owner: Pool,
    readonly dice: Dice,
  ) {}

  static async open(dice: Dice): Promise<RealStore> {
    const database = await cloneDatabase();
    const owner = openPool({ url: database.url, max: 2 });
    const store = new RealStore(database, owner, dice);
    for (const tenant of tenants)
      await owner.query('insert into slotlog.tenants (tenant, shard) values ($1, $2)', [tenant, shard]);
    await store.#setClock();
    return store;
  }

  async look(): Promise<void> {
    this.state = await readState(this.owner);
  }

  trueTime(): number {
    return epoch + this.time.now;
  }

  poolOf(life: Life): Pool {
    const { url } = this.database;
    return troubledPool(
      this,
      life,
      openPool({ url, isPipelined: true, idleInTransactionTimeoutMs: 1_000, lockTimeoutMs: 5_000 }),
    );
  }

  worldOf(life: Life, skew: Skew): World {
    const { time, dice } = this;
    return {
      ...realWorld,
      monotonic: () => time.now + skew.monotonic,
      wall: () => this.trueTime() + skew.wall,
      after: (milliseconds, run) => time.after(milliseconds, () => life.told(run)),
      turn: () => new Promise((turned) => setImmediate(() => life.told(turned))),
      chance: () => dice.next(),
      poolBeside: (pool, ...given) => troubledPool(this, life, realWorld.poolBeside(pool, ...given)),
      connectionBeside: (...given) => {
        const line = realWorld.connectionBeside(...given);
        life.onEnd(() => (line as unknown as Breakable).destroy(new Error('its process is over')));
        return line;
      },
    };
  }

  keepAll(): void {}

  stepClock(milliseconds: number): void {
    this.#step += milliseconds;
    this.wasSet = true;
    this.#does(this.#setClock());
  }

  /** A server that comes back as it was. */
  failOver(_: number, downFor: number): void {
    this.counts.failovers += 1;
    this.#downUntil = Math.max(this.#downUntil, this.time.now + downFor);
    this.#does(this.#stayAway());
  }

  failOverAtRepeat(): void {
    this.failOver(0, 0);
  }

  poison(id: string): void {
    this.#does(this.#poison(id));
  }

  async end(): Promise<void> {
    this.#isOver = true;
    await Promise.allSettled(this.#works);
    await this.owner.end();
    await this.database.drop();
  }

  /** What comes to nothing, as its connection was cut off, has not happened. */
  #does(work: Promise<void>): void {
    this.#works.push(work.catch(() => {}));
  }

  /** Whoever is cut off meanwhile tries again. */
  async #setClock(): Promise<void> {
    for (let isSet = false; !isSet && !this.#isOver; ) {
      const ahead = epoch + this.time.now + this.#step - now().epochMilliseconds;
      isSet = await setClock(this.owner, ahead).then(
        () => true,
        () => this.time.until(() => this.#isOver, this.time.now + 50).then(() => false),
      );
    }
  }

  /** By a build that has other events. */
  async #poison(commandId: string): Promise<void> {
    const machine = { monotonic: () => this.time.now, wall: () => this.trueTime() };
    const types = { ...eventTypes, [odd]: [{ schema: z.record(z.string(), z.unknown()) }] };
    const { log, close } = await openLog(this.database.url, { types, machine });
    try {
      const { rows } = await this.owner.query(
        'select tenant, stream from slotlog.events order by position desc limit 1',
      );
      const [{ tenant, stream }] = rows;
      const subject = { name: stream, initial: {}, evolve: () => ({}) };
      await log.decide({ tenant, commandId, actor: 'test/poison', correlationId: 'poison' }, subject, (read) => {
        read(subject);
        return { events: [{ stream: subject, type: odd, data: {} }], until: Number.POSITIVE_INFINITY };
      });
    } finally {
      await close();
    }
  }

  async #stayAway(): Promise<void> {
    while (this.time.now < this.#downUntil && !this.#isOver) {
      await this.owner.query(cut).catch(() => {});
      await this.time.until(() => false, this.time.now + 50);
    }
  }
}
