import pg from 'pg';
import { ConnectionFailed } from '#libs/database';
import { type AppendValues, appendValues } from './append-values.js';
import { type Appended, SimulatedLog } from './simulated-log.js';
import type { Served, SimulatedServer } from './simulated-server.js';

interface Asked {
  readonly name?: string;
  readonly text?: string;
  readonly values?: readonly unknown[];
}

const serverError = (code: string) =>
  Object.assign(new pg.DatabaseError(`said the server: ${code}`, 1, 'error'), { code });

type Done = (rows: readonly unknown[] | Error) => void;

/** What a server says instead of doing what it was asked. */
const refusals = ['40001', '55P03', '57014', '53100', '25006', '22012'];

interface Notice {
  readonly code: string;
  readonly message: string;
}

/** One connection: what its client sees of it, and what the server makes of what has arrived. */
export class SimulatedConnection implements Served {
  #heed: ((notice: Notice) => void) | undefined;
  /** Fails the call under way, for its client. */
  #lose: (() => void) | undefined;
  #isOpen = true;
  /** The server has gone: nothing that was on its way happens any more. */
  #isGone = false;
  #isInTransaction = false;
  /** It has begun with what it was asked, and looks at nothing else until that is done. */
  #isBusy = false;
  #staged: Appended | null = null;

  constructor(private readonly server: SimulatedServer) {}

  on(_: 'notice', heed: (notice: Notice) => void): void {
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
    this.#isGone = true;
    this.#lose?.();
    this.#isOpen = false;
    this.server.ended(this);
  }

  query(asked: Asked | string): Promise<{ rows: readonly unknown[] }> {
    const { time, dice } = this.server;
    return new Promise((answer, fail) => {
      if (!this.#isOpen) return fail(new ConnectionFailed(new Error('not open')));
      const lose = () => {
        this.#isOpen = false;
        this.#lose = undefined;
        fail(new ConnectionFailed(new Error('read ECONNRESET')));
        this.#end(dice.below(1_000));
      };
      this.#lose = lose;
      const heard = (told: () => void) => {
        time.after(dice.below(3), () => {
          if (this.#lose !== lose) return;
          this.#lose = undefined;
          told();
        });
      };
      const isLost = this.server.happens(0.5);
      const arrives = dice.happens(0.7) || !isLost;
      // Independent of each other: the client may have given it up before it arrives, or after it is done.
      if (isLost) time.after(dice.below(arrives ? 400 : 100), () => this.#lose === lose && lose());
      if (!arrives) return;
      time.after(dice.below(isLost ? 400 : 3), () => {
        if (this.#isGone) return;
        this.#isBusy = true;
        this.#perform(typeof asked === 'string' ? { text: asked } : asked, (rows) => {
          this.#isBusy = false;
          if (!isLost) heard(() => (rows instanceof Error ? fail(rows) : answer({ rows })));
        });
      });
    });
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

  /** The server notices after a while, when it is done with what it was asked, and rolls back what is not committed. */
  #end(after: number): void {
    this.#isOpen = false;
    this.server.time.after(after, () => {
      if (this.#isGone) return;
      if (this.#isBusy) this.#end(1_000);
      else {
        this.#isGone = true;
        this.#endTransaction();
        this.server.ended(this);
      }
    });
  }
}

/** A page of so many events. */
const tails = (log: SimulatedLog, values: readonly unknown[], atMost: number): object[] => {
  const [, , streams, versions, events, , bytes] = values as Asking;
  const rows = streams.flatMap((stream, index): object[] => {
    const { isSame, events: missing } = log.tail(stream, versions[index]!, events[index]!);
    const about = { ord: index + 1, same: isSame };
    return missing.length > 0
      ? missing.map((event) => ({ ...event, ...about, size: 0 }))
      : [{ ...about, position: null }];
  });
  const isEvent = (row: object) => 'size' in row;
  const last = rows.findIndex((row, at) => isEvent(row) && rows.slice(0, at + 1).filter(isEvent).length === atMost);
  if (last < 0) return rows;
  Object.assign(rows[last]!, { size: bytes });
  return rows.slice(0, last + 1);
};

type Asking = readonly [unknown, unknown, string[], number[], (string | null)[], number, number];
