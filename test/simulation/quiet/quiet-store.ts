import type { Pool } from 'pg';
import { ConnectionFailed } from '#libs/database';
import { EventLog, type LogLimits, type Stream, type World } from '#libs/event-store';
import { seatTypes } from '#test/harness/logs/seat-catalogue';
import { Dice } from '../../fuzz/dice.js';
import { Clockwork } from '../clockwork.js';
import { Life } from '../life.js';
import { simulatedWorld } from '../simulated-world.js';
import { simulatedPool } from '../store/pool.js';
import { ServerError } from '../store/server-error.js';
import type { Answered, Asked } from '../store/session.js';
import { Store } from '../store/store.js';

/** Every call takes no time at all. */
class Still extends Dice {
  override below(): number {
    return 0;
  }
}

/** What becomes of a statement: the store answers where it is let `go`. */
type Fate = (go: () => Promise<Answered>) => Promise<Answered>;

/** The server says no. */
export const refused =
  (code: string): Fate =>
  async () => {
    throw new ServerError(code);
  };

const lost = () => new ConnectionFailed(new Error('read ECONNRESET'));

/** It never arrives. */
export const lostCall: Fate = async () => {
  throw lost();
};

/** It is done, and nobody hears of it. */
export const lostAnswer: Fate = async (go) => {
  await go();
  throw lost();
};

/** It is done when the test says so. */
export const held = () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const fate: Fate = async (go) => {
    await promise;
    return go();
  };
  return { fate, release: resolve };
};

/** It is done at once, and its answer takes until the test says so. */
export const heardLate = () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const fate: Fate = async (go) => {
    const answer = await go();
    await promise;
    return answer;
  };
  return { fate, release: resolve };
};

interface Expected {
  readonly what: string;
  readonly fate: Fate;
}

/** When all is sent that was asked for on a connection: what meets a fate holds up what is asked behind it. */
interface Line {
  sent: Promise<void>;
}

type Client = { query(asked: Asked | string, values?: readonly unknown[]): Promise<Answered> };

/** A store in which nothing takes any time, and nothing goes wrong but what a test asks for. */
export class QuietStore {
  readonly time = new Clockwork(50_000);
  readonly store = new Store(this.time, new Still(1));
  #opened = 0;

  /** A process on it; the clocks of each are others. */
  async open(limits: Partial<LogLimits> = {}): Promise<QuietProcess> {
    this.#opened += 1;
    const opened = new QuietProcess(this, this.#opened);
    await this.outcome(opened.begin(limits));
    return opened;
  }

  /** Lets time pass until it is known what comes of this. */
  async outcome<T>(coming: Promise<T>): Promise<T> {
    let isOver = false;
    const over = () => {
      isOver = true;
    };
    coming.then(over, over);
    if (!(await this.time.until(() => isOver))) throw new Error('it waits for what never comes');
    return coming;
  }

  /** Lets so many milliseconds pass, and all that happens in them. */
  async pass(milliseconds = 0): Promise<void> {
    await this.time.until(() => false, this.time.now + milliseconds);
  }
}

/** The log as one process has it, all that it asks of the store, and what is to go wrong with that. */
export class QuietProcess {
  readonly life: Life;
  readonly world: World;
  readonly pool: Pool;
  readonly complaints: string[] = [];
  /** What was asked for: the names of statements without `slotlog-`, or the first words of those that have none. */
  readonly asked: string[] = [];
  /** With what it was asked for. */
  readonly given: (readonly unknown[])[] = [];
  log!: EventLog;
  #expected: Expected[] = [];

  constructor({ store, time }: QuietStore, number: number) {
    this.life = new Life(time);
    const world = simulatedWorld(store, new Dice(number), this.life, { wall: 0, monotonic: number * 10_000 });
    this.pool = this.#watched(simulatedPool(store, this.life));
    this.world = { ...world, poolBeside: () => this.pool };
  }

  readonly logger = {
    warn: (line: string) => void this.complaints.push(line),
    error: (line: string) => void this.complaints.push(line),
  };

  async begin(limits: Partial<LogLimits>): Promise<void> {
    this.log = await EventLog.open(this.pool, { types: seatTypes }, limits, this.logger, this.world);
  }

  /** The next statement of that name, of a process that has others under way, meets this; several meet it in their order. */
  next(what: string, ...fates: readonly Fate[]): void {
    for (const fate of fates) this.#expected.push({ what, fate });
  }

  /** How often it was asked for. */
  count(what: string): number {
    return this.asked.filter((each) => each === what).length;
  }

  #watched(pool: Pool): Pool {
    const connect = async () => {
      const meets = this.#fateOf('connect');
      if (meets) await meets(async () => ({ rows: [], rowCount: 0, command: '' }));
      const client = (await pool.connect()) as unknown as Client;
      const query = client.query.bind(client);
      const line: Line = { sent: Promise.resolve() };
      return Object.assign(client, {
        query: (asked: Asked | string, values?: readonly unknown[]) => this.#query(query, line, asked, values),
      });
    };
    const query = async (asked: Asked | string, values?: readonly unknown[]) => {
      const client = await connect();
      return client.query(asked, values).finally(() => (client as unknown as { release(): void }).release());
    };
    return Object.assign(Object.create(pool), { connect, query }) as Pool;
  }

  async #query(go: Client['query'], line: Line, asked: Asked | string, values?: readonly unknown[]): Promise<Answered> {
    const { name, text = '' } = typeof asked === 'string' ? { text: asked } : (asked as Asked);
    const what = name?.replace('slotlog-', '') ?? text.trim().split(/\s+/).slice(0, 3).join(' ');
    this.asked.push(what);
    this.given.push((typeof asked === 'string' ? values : asked.values) ?? []);
    const fate = this.#fateOf(what) ?? ((go) => go());
    const { promise, resolve } = Promise.withResolvers<void>();
    const before = line.sent;
    line.sent = promise;
    await before;
    const send = () => {
      const answer = go(asked, values);
      resolve();
      return answer;
    };
    return fate(send).finally(resolve);
  }

  #fateOf(what: string): Fate | undefined {
    const index = this.#expected.findIndex((each) => each.what === what);
    return index < 0 ? undefined : this.#expected.splice(index, 1)[0]!.fate;
  }
}

/** A stream whose events are counted. */
export const counter = (name: string): Stream<number> => ({
  name,
  initial: 0,
  evolve: (state) => state + 1,
});
