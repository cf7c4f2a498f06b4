import type { Pool } from 'pg';
import { openPool } from '#libs/database';
import type { EventLog, Stream } from '#libs/event-store';
import { Progress, type Projection, ProjectionRunner, ReadBehind } from '#libs/projection';
import { administer } from '#test/harness/databases/administer';
import { describeSchema } from '#test/harness/databases/catalogue';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';
import type { Append } from '../../../libs/booking/src/domain/deciding/decision.js';
import { bookingProjections } from '../../../libs/booking/src/read-models/booking-projections.js';
import { type OpenLog, openLog } from './open-log.js';
import { envelope } from './seats.js';

const tables = [
  'calendars_v2',
  'services_v3',
  'bookings_v3',
  'claims_v2',
  'displacements_v1',
  'tally_days_v2',
  'tally_weeks_v2',
  'waitlists_v1',
  'waitlist_entries_v1',
  'series_v1',
  'reminders_v1',
];

/** A log, the read models that follow it as the application's role, and what stands in them. */
export class FrontOffice {
  #runner: ProjectionRunner | undefined;
  readonly #projectorPool: Pool;

  private constructor(
    private readonly database: ClonedDatabase,
    private readonly owner: OpenLog,
    private readonly app: OpenLog,
    readonly shard: number,
  ) {
    this.#projectorPool = openPool({
      url: database.url,
      role: 'slotlog_app',
      isPipelined: true,
      connectTimeoutMs: 30_000,
    });
  }

  static async open(): Promise<FrontOffice> {
    const database = await cloneDatabase();
    const [owner, app] = await Promise.all([openLog(database.url), openLog(database.url, { role: 'slotlog_app' })]);
    const office = new FrontOffice(database, owner, app, (await app.log.shardOf('default'))!);
    await office.follow();
    return office;
  }

  get log(): EventLog {
    return this.app.log;
  }

  get pool(): Pool {
    return this.app.pool;
  }

  get ownerPool(): Pool {
    return this.owner.pool;
  }

  get url(): string {
    return this.database.url;
  }

  get ownerLog(): EventLog {
    return this.owner.log;
  }

  get progress(): Progress {
    return new Progress(this.log, this.pool, this.#runner);
  }

  async close() {
    await this.rest();
    await Promise.all([this.owner.close(), this.app.close(), this.#projectorPool.end()]);
    await this.database.drop();
  }

  async follow(projections: readonly Projection[] = bookingProjections) {
    this.#runner = new ProjectionRunner(this.log, this.#projectorPool, projections, console);
    await this.#runner.start();
  }

  async rest() {
    await this.#runner?.stop();
  }

  /** Writes down what happened, as one command of a tenant. Returns the position of the last event. */
  async record(events: readonly Append[], tenant = 'default'): Promise<number> {
    const subject: Stream<unknown> = { ...events.at(-1)!.stream, initial: null, evolve: () => ({}) };
    const streams = new Map(
      events.map(({ stream }) => [stream.name, { ...stream, initial: null, evolve: () => ({}) }]),
    );
    const { position } = await this.log.decide(envelope({ tenant }), subject, (read) => {
      read.all([...streams.values()]);
      return { events, until: Number.POSITIVE_INFINITY };
    });
    return position;
  }

  /** Until the read models show what stands at `position`, however long a busy machine takes. */
  async shown(position: number, shard = this.shard): Promise<void> {
    await this.progress.reached(shard, bookingProjections, position).catch((error) => {
      if (error instanceof ReadBehind) return this.shown(position, shard);
      throw error;
    });
  }

  /** Until they show all of a shard. */
  async shownIn(shard: number): Promise<void> {
    await this.shown(await this.log.head(shard), shard);
  }

  /** What the schema looks like: tables, indexes, rights. */
  schema(): Promise<string> {
    return administer(this.database.url, describeSchema);
  }

  /** All rows of all read models, in the order of their keys. */
  async rows(): Promise<Record<string, unknown[]>> {
    const read = async (table: string) => {
      const { rows } = await this.owner.pool.query(
        `select row_to_json(t)::text as row from slotlog.${table} t order by 1`,
      );
      return [table, rows.map(({ row }) => row)];
    };
    return Object.fromEntries(await Promise.all(tables.map(read)));
  }

  async forget() {
    await this.owner.pool.query(`truncate slotlog.checkpoints, ${tables.map((table) => `slotlog.${table}`).join()}`);
  }
}
