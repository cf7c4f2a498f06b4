import pg from 'pg';
import { ConnectionFailed } from '#libs/database';
import { Wire } from '../../simulation/store/wire.js';
import { type AppendValues, appendValues } from './append-values.js';
import { type Appended, SimulatedLog } from './simulated-log.js';
import type { Served, SimulatedServer } from './simulated-server.js';
import { tails } from './tails.js';

interface Asked {
  readonly name?: string;
  readonly text?: string;
  readonly values?: readonly unknown[];
}

const serverError = (code: string) =>
  Object.assign(new pg.DatabaseError(`said the server: ${code}`, 1, 'error'), { code });

type Heed = (notice: { readonly code: string; readonly message: string }) => void;

interface Answered {
  readonly rows: readonly unknown[];
}

type Done = (rows: readonly unknown[] | Error) => void;

/** What a server says instead of doing what it was asked. */
const refusals = ['40001', '55P03', '57014', '53100', '25006', '22012'];

/** One connection: what its client sees of it, and what the server makes of what has arrived. */
export class SimulatedConnection implements Served {
  readonly #wire: Wire<Asked, Answered>;
  #heed: Heed | undefined;
  #isOpen = true;
  /** The server has gone: nothing that was on its way happens any more. */
  #isGone = false;
  #isInTransaction = false;
  #staged: Appended | null = null;

  constructor(private readonly server: SimulatedServer) {
    this.#wire = new Wire(server.time, {
      serve: (asked, done) => this.#perform(asked, (rows) => done(rows instanceof Error ? rows : { rows })),
      idle: () => {},
      back: () => server.dice.below(3),
      told: (what) => what(),
    });
  }

  on(_: 'notice', heed: Heed): void {
    this.#heed = heed;
  }

  off(): void {
    this.#heed = undefined;
  }

  turnedAway(): Error {
    return this.server.dice.happens(0.5)
      ? serverError('57P03')
      : new ConnectionFailed(new Error('connect ECONNREFUSED'));
  }

  release(): void {
    this.#end(0);
  }

  crash(): void {
    this.#goes();
    this.#break();
    this.server.ended(this);
  }

  query(asked: Asked | string): Promise<Answered> {
    const { time, dice } = this.server;
    if (!this.#isOpen) return Promise.reject(new ConnectionFailed(new Error('not open')));
    const isUnheard = this.server.happens(0.5);
    const isLost = isUnheard && !dice.happens(0.7);
    // Independent of each other: the client may have given it up before it arrives, or after it is done.
    if (isUnheard) time.after(dice.below(isLost ? 100 : 400), () => this.#lose());
    const journey = { takes: dice.below(isUnheard ? 400 : 3), isLost, isUnheard };
    return this.#wire.ask(typeof asked === 'string' ? { text: asked } : asked, journey);
  }

  #lose(): void {
    if (!this.#isOpen) return;
    this.#break();
    this.#end(this.server.dice.below(1_000));
  }

  #break(): void {
    this.#isOpen = false;
    this.#wire.break(new ConnectionFailed(new Error('read ECONNRESET')));
  }

  #perform({ name = '', text = '', values = [] }: Asked, done: Done): void {
    const { log, dice } = this.server;
    const isWork = name === 'slotlog-append' || text === 'commit' || name === 'slotlog-lock-shard';
    if (isWork && this.server.happens(0.4)) {
      this.#endTransaction();
      done(serverError(dice.pick(refusals)));
      return;
    }
    switch (name || text.split(';')[0]) {
      case 'begin':
        done([]);
        break;
      case 'slotlog-lock-shard':
        this.#locked(done, () => done([{ now: this.server.clock() }]));
        break;
      case 'slotlog-append':
        this.#append(appendValues(values), done);
        break;
      case 'commit':
        this.#commit(() => done([]));
        break;
      case 'rollback':
        this.#endTransaction();
        done([]);
        break;
      case 'slotlog-read-tails':
        done(tails(log, values, dice.pick([1, 3, 100, 100])));
        break;
      case 'slotlog-read-event-id':
        done(log.events.filter(({ position }) => position === values[1]).map(({ id }) => ({ id })));
        break;
      default:
        throw new Error(`nobody has told me what ${name || text} is`);
    }
  }

  #locked(done: Done, held: () => void): void {
    this.server.lock(this, (isHeld) => {
      if (this.#isGone) return;
      if (!isHeld) done(serverError('55P03'));
      else {
        this.#isInTransaction = true;
        held();
      }
    });
  }

  #append(given: AppendValues, done: Done): void {
    const isAlone = !this.#isInTransaction;
    const perform = () => {
      const appended = this.server.log.append(given, this.server.clock());
      this.#staged = appended;
      if (isAlone) this.#commit(() => done(appended.rows));
      else done(appended.rows);
    };
    if (SimulatedLog.writes(given)) this.#locked(done, perform);
    else perform();
  }

  /** It may take long, and the lock is held for so long; a crash of the server meanwhile ends it. */
  #commit(committed: () => void): void {
    const { time, dice } = this.server;
    const stall = this.server.happens(0.3) ? dice.below(3_000) : 0;
    time.after(stall, () => {
      if (this.#isGone) return;
      this.#staged?.commit();
      if (stall > 0 && dice.happens(0.5)) this.#heed?.({ code: '01000', message: 'canceling wait for a standby' });
      this.#endTransaction();
      committed();
    });
  }

  #endTransaction(): void {
    this.#isInTransaction = false;
    this.#staged = null;
    this.server.unlock(this);
  }

  #goes(): void {
    this.#isGone = true;
    this.#wire.end();
  }

  /** The server notices after a while, when it is done with what it was asked, and rolls back what is not committed. */
  #end(after: number): void {
    this.#isOpen = false;
    this.server.time.after(after, () => {
      if (this.#isGone) return;
      if (this.#wire.isBusy) this.#end(1_000);
      else {
        this.#goes();
        this.#endTransaction();
        this.server.ended(this);
      }
    });
  }
}
