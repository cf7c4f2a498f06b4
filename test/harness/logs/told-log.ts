import { randomBytes, randomUUIDv7 } from 'node:crypto';
import type { Pool } from 'pg';
import {
  type Answer,
  type DeliveryParts,
  DeliveryRunner,
  insertSubscriber,
  type News,
  newSecret,
  ownerOf,
  sealSecret,
  Turns,
} from '#libs/delivery';
import { beginning, type StoredEvent } from '#libs/event-store';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';
import { fastClock } from './fast-clock.js';
import { until } from './followed-log.js';
import { type OpenLog, openLog } from './open-log.js';
import { envelope, room, takeSeat } from './seats.js';

/** A request as it arrived. */
export interface Arrived {
  readonly to: string;
  readonly id: string;
  readonly position: number;
  readonly subject: string;
  readonly isReplay: boolean;
}

export const answered = (status: number, retryAfter: string | null = null): Answer => ({
  status,
  retryAfter,
  excerpt: '',
  milliseconds: 1,
});

export const unreachable: Answer = { status: null, silence: 'no-connection', detail: 'ECONNREFUSED', milliseconds: 1 };

/** What a receiver says; by default it takes everything. */
export type Answers = (arrived: Arrived) => Answer | Promise<Answer>;

const key = randomBytes(32);

/** So that nobody waits for 5 s until an attempt is made again. */
const timesAsFast = 10;

/** A log whose subscribers are told of what happens in rooms, over no network. */
export class ToldLog {
  readonly arrived: Arrived[] = [];
  readonly news: News[] = [];
  readonly complaints: string[] = [];
  answers: Answers = () => answered(204);
  readonly #runners: DeliveryRunner[] = [];

  private constructor(
    private readonly database: ClonedDatabase,
    readonly here: OpenLog,
    readonly there: OpenLog,
    readonly shard: number,
  ) {}

  static async open(): Promise<ToldLog> {
    const database = await cloneDatabase();
    const [here, there] = await Promise.all([openLog(database.url), openLog(database.url)]);
    return new ToldLog(database, here, there, (await here.log.shardOf('default'))!);
  }

  async close() {
    await Promise.all(this.#runners.map((runner) => runner.stop()));
    await Promise.all([this.here.close(), this.there.close()]);
    await this.database.drop();
  }

  /** Tells of everything from the head on unless it says otherwise. Returns whether there is room for it. */
  async subscribe(
    id: string,
    { types = null, tenant = 'default', after, shard = this.shard }: Subscribing = {},
  ): Promise<boolean> {
    const at =
      after === undefined ? await this.here.log.end(shard) : ((await this.here.log.pointAt(shard, after)) ?? beginning);
    const secret = sealSecret(this.here.log.world, key, ownerOf({ tenant, id }), newSecret(this.here.log.world));
    const made = { shard, tenant, id, url: `https://${id}.example.com/`, types, kinds: null, description: null };
    return (await insertSubscriber(this.here.pool, { ...made, secret, createdBy: 'test/1' }, at)) !== undefined;
  }

  /** So many more, of a type that nothing is of, in one statement. */
  async subscribeIdle(count: number): Promise<void> {
    await this.here.pool.query(
      `with made as (
          insert into slotlog.subscribers (shard, tenant, id, url, types, secrets, secrets_end_at, created_by)
            select $1, 'default', 'idle-' || n, 'https://idle.example.com/', array['DoorLocked'], '{}', '{}', 'test/1'
              from generate_series(1, $2::int) n
            returning shard, tenant, id
        )
        insert into slotlog.delivery_positions (shard, tenant, subscriber, number, position, mark)
          select shard, tenant, id, 0, $3, $4 from made`,
      [this.shard, count, ...Object.values(await this.#end())],
    );
  }

  async #end(): Promise<{ readonly position: number; readonly mark: string }> {
    const { position, mark } = await this.here.log.end(this.shard);
    return { position, mark };
  }

  /** Who holds the leases of how many shards, by its process. */
  async shares(): Promise<number[]> {
    const { rows } = await this.here.pool.query<{ count: number }>(
      `select count(*)::int as count from (
          select distinct on (shard) holder, is_released from slotlog.leases
            where projection = 'deliveries' order by shard, number desc
        ) newest where not is_released group by holder order by count`,
    );
    return rows.map(({ count }) => count);
  }

  runner(more: Partial<DeliveryParts> = {}, pace?: ConstructorParameters<typeof DeliveryRunner>[1]): DeliveryRunner {
    const complain = (line: string) => void this.complaints.push(line);
    const { log, pool } = this.here;
    const runner = new DeliveryRunner(
      {
        log,
        pool,
        sender: this.sender,
        telling: { isTold: ({ stream }) => stream.startsWith('room/'), message: messageOf },
        clock: fastClock(log, timesAsFast),
        turns: new Turns(64, 16),
        secretsKey: key,
        announce: async (news) => void this.news.push(news),
        logger: { warn: complain, error: complain },
        ...more,
      },
      pace,
    );
    this.#runners.push(runner);
    return runner;
  }

  /** What is sent arrives at once. */
  get sender(): DeliveryParts['sender'] {
    return { send: (url, render) => this.#receive(url, render) };
  }

  async #receive(url: URL, render: Parameters<DeliveryParts['sender']['send']>[1]): Promise<Answer> {
    const { headers, body } = await render();
    const { position, subject } = JSON.parse(body);
    const to = url.hostname.split('.', 1)[0]!;
    const arrived = { to, id: headers['webhook-id']!, position, subject, isReplay: 'webhook-replay' in headers };
    this.arrived.push(arrived);
    return this.answers(arrived);
  }

  /** Somebody takes a seat in each of the rooms, one after the other. Returns the last position. */
  async seat(...rooms: string[]): Promise<number> {
    for (const each of rooms)
      await this.here.log.decide(envelope({ commandId: randomUUIDv7() }), room(each), takeSeat(room(each), 'ada', 1e9));
    return this.here.log.head(this.shard);
  }

  /** As if it had run out. */
  async endLeases(): Promise<void> {
    await this.here.pool.query('delete from slotlog.leases');
  }

  /** What a table has, as its owner sees it. */
  async rows<Row extends object = Record<string, unknown>>(table: string): Promise<Row[]> {
    return (await this.here.pool.query<Row>(`select * from slotlog.${table}`)).rows;
  }

  /** The rows of those who are not at the head. */
  async lagging(): Promise<string[]> {
    const rows = await this.rows<{ subscriber: string }>('delivery_positions');
    return [...new Set(rows.map(({ subscriber }) => subscriber))].filter((each) => each !== '').sort();
  }

  /** Where those at the head stand, as it is written down. */
  async recordedTo(): Promise<number> {
    const rows = await this.rows<{ subscriber: string; position: number }>('delivery_positions');
    return Math.max(0, ...rows.filter(({ subscriber }) => subscriber === '').map(({ position }) => position));
  }

  arrivedAt(to: string, position: number): Promise<void> {
    return until(() => this.positionsOf(to).includes(position));
  }

  nobodyLags(): Promise<void> {
    return until(async () => (await this.lagging()).length === 0);
  }

  nothingIsParked(): Promise<void> {
    return until(async () => (await this.rows('delivery_parked')).length === 0);
  }

  /** Each event of these positions arrived, and of one subject none before one that stands earlier in the log, doubles apart. */
  expectAllInOrder(to: string, first: number, last: number): void {
    const all = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    expect([...new Set(this.positionsOf(to))].toSorted((one, other) => one - other)).toEqual(all);
    const mine = this.arrived.filter((each) => each.to === to);
    for (const arrived of Map.groupBy(mine, ({ subject }) => subject).values()) {
      const fresh = arrived.filter((each, at) => arrived.findIndex(({ id }) => id === each.id) === at);
      const positions = fresh.map(({ position }) => position);
      expect(positions).toEqual(positions.toSorted((one, other) => one - other));
    }
  }

  positionsOf(to: string): number[] {
    return this.arrived.filter((each) => each.to === to).map(({ position }) => position);
  }
}

interface Subscribing {
  readonly types?: readonly string[] | null;
  readonly tenant?: string;
  readonly after?: number;
  readonly shard?: number;
}

const messageOf = ({ id, position, stream }: StoredEvent) => ({
  id: `evt_${id}`,
  body: JSON.stringify({ position, subject: stream }),
});

/** The pool of a process that is killed: from then on nothing of it reaches the database. */
export const poolOfTheKilled = (pool: Pool, isKilled: () => boolean): Pool => {
  const assertAlive = () => {
    if (isKilled()) throw new Error('killed');
  };
  const query = async (...asked: Parameters<Pool['query']>) => {
    assertAlive();
    return pool.query(...asked);
  };
  const connect = async () => {
    assertAlive();
    return pool.connect();
  };
  return Object.create(pool, { query: { value: query }, connect: { value: connect } });
};
