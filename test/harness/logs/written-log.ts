import { randomUUIDv7 } from 'node:crypto';
import {
  type MailFailure,
  type MailOutcome,
  type MailParts,
  MailRunner,
  type Message,
  type ToldLetter,
} from '#libs/mail';
import { type ClonedDatabase, cloneDatabase } from '#test/harness/databases/clone-database';
import { until } from './followed-log.js';
import { type OpenLog, openLog } from './open-log.js';
import { envelope, room, takeSeat } from './seats.js';

/** What a mail server makes of a mail; by default it takes everything. */
export type Takes = (message: Message) => MailOutcome | Promise<MailOutcome>;

const told: MailOutcome = { type: 'told' };

/** A log whose rooms have owners that are written how many seats are taken, over no network. */
export class WrittenLog {
  /** All that reached the server, whatever it made of it. */
  readonly arrived: Message[] = [];
  readonly failures: MailFailure[] = [];
  readonly complaints: string[] = [];
  takes: Takes = () => told;
  /** How far the clocks of those who write are ahead, in milliseconds. */
  ahead = 0;
  /** How long nothing more is to happen to a room. */
  pause = 0;
  isUnasked = false;
  audiences = ['owner'];
  /** To how many addresses each letter goes. */
  addresses = 1;
  /** Whose letters cannot be written. */
  unwritable: string | null = null;
  readonly #runners: MailRunner[] = [];

  private constructor(
    private readonly database: ClonedDatabase,
    readonly here: OpenLog,
    readonly there: OpenLog,
    readonly shard: number,
  ) {}

  static async open(): Promise<WrittenLog> {
    const database = await cloneDatabase();
    const [here, there] = await Promise.all([openLog(database.url), openLog(database.url)]);
    return new WrittenLog(database, here, there, (await here.log.shardOf('default'))!);
  }

  async close() {
    await Promise.all(this.#runners.map((runner) => runner.stop()));
    await Promise.all([this.here.close(), this.there.close()]);
    await this.database.drop();
  }

  async runner(by: OpenLog = this.here, more: Partial<MailParts> = {}): Promise<MailRunner> {
    const complain = (line: string) => void this.complaints.push(line);
    const { log } = by;
    const runner = new MailRunner({
      log: {
        id: log.id,
        world: log.world,
        now: () => log.now() + this.ahead,
        scanShard: (...asked) => log.scanShard(...asked),
        end: (...asked) => log.end(...asked),
        pointAt: (...asked) => log.pointAt(...asked),
        heads: () => log.heads(),
        onAppend: (listener) => log.onAppend(listener),
        onLost: (listener) => log.onLost(listener),
      },
      pool: by.pool,
      transport: { send: (message) => this.#receive(message) },
      correspondence: this.#correspondenceOf(by),
      domain: 'rooms.example',
      limits: { perTenant: 1_000, unasked: 3 },
      announce: async (failure) => void this.failures.push(failure),
      logger: { warn: complain, error: complain },
      ...more,
    });
    this.#runners.push(runner);
    await runner.start();
    return runner;
  }

  #correspondenceOf({ log }: OpenLog): MailParts['correspondence'] {
    return {
      touched: ({ stream }) => (stream.startsWith('room/') ? { subject: stream, pause: this.pause } : null),
      look: async ({ shard, tenant, subject }) => {
        const state = await log.latest(shard, tenant, room(subject.slice('room/'.length)));
        const seats = state?.taken.length ?? 0;
        return {
          audiences: this.audiences,
          draft: async (audience, before: ToldLetter | null) => {
            if (audience === this.unwritable) throw new Error(`nobody can write to ${audience}`);
            return before?.said.seats === seats
              ? null
              : {
                  kind: 'seats',
                  from: { name: 'Rooms', address: 'rooms@rooms.example' },
                  to: Array.from({ length: this.addresses }, () => ({ name: 'Owner', address: 'owner@example.com' })),
                  recipient: 'owner',
                  said: { seats },
                  version: seats,
                  sequence: 0,
                  isUnasked: this.isUnasked,
                  keepUntil: log.now() + this.ahead + 86_400_000,
                  write: async () => ({ subject, text: `${seats}`, html: '', invitation: null }),
                };
          },
        };
      },
    };
  }

  async #receive(message: Message): Promise<MailOutcome> {
    this.arrived.push(message);
    return this.takes(message);
  }

  /** Somebody takes a seat in each of the rooms, one after the other. */
  async seat(...rooms: string[]): Promise<void> {
    for (const each of rooms)
      await this.here.log.decide(envelope({ commandId: randomUUIDv7() }), room(each), takeSeat(room(each), 'ada', 1e9));
  }

  /** What the owner of a room has been written, mail by mail. */
  textsOf(name: string): string[] {
    return this.arrived.filter(({ subject }) => subject === `room/${name}`).map(({ text }) => text);
  }

  arrivedOf(name: string, text: string): Promise<void> {
    return until(() => this.textsOf(name).includes(text));
  }

  /** Whoever is written to is done with. */
  nothingIsDue(): Promise<void> {
    return until(async () => (await this.rows('mail_due')).length === 0);
  }

  /** Mails of one id say the same. */
  expectNoIdTwice(): void {
    for (const same of Map.groupBy(this.arrived, ({ messageId }) => messageId).values())
      expect(new Set(same.map(({ text }) => text)).size).toBe(1);
  }

  async endLeases(): Promise<void> {
    await this.here.pool.query('delete from slotlog.leases');
  }

  async rows<Row extends object = Record<string, unknown>>(table: string): Promise<Row[]> {
    return (await this.here.pool.query<Row>(`select * from slotlog.${table}`)).rows;
  }
}
