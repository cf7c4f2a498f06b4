import { refusals } from '../conditions.js';
import { type Said, ServerError } from './server-error.js';
import type { Transaction } from './state.js';
import type { Statement } from './statement.js';
import type { Store } from './store.js';

export interface Asked {
  readonly name?: string;
  readonly text?: string;
  readonly values?: readonly unknown[];
}

export interface Answered {
  readonly rows: readonly Said[];
  readonly rowCount: number;
  readonly command: string;
}

interface Notice {
  readonly code: string;
  readonly message: string;
}

/** What the server makes of what arrives on one connection. It may go on when its client has given that up. */
export class Session {
  #transaction: Transaction | null = null;
  #isAborted = false;
  #isOver = false;

  constructor(
    private readonly store: Store,
    private readonly statementOf: (asked: Asked) => Statement,
    private readonly warn: (notice: Notice) => void,
  ) {}

  get isInTransaction(): boolean {
    return this.#transaction !== null;
  }

  /** Whatever it has not committed never was. */
  end(): void {
    this.#isOver = true;
    this.#endTransaction();
  }

  perform(asked: Asked, done: (answer: Answered | Error) => void): void {
    const { text = '', values = [] } = asked;
    const word = text.split(/[; ]/, 1)[0]!.toUpperCase();
    const answered = (rows: readonly Said[] = [], command = word) => done({ rows, rowCount: rows.length, command });
    const transaction = this.#transaction;
    if (text === 'commit' && transaction && !this.#isAborted) this.#commit(transaction, () => answered());
    else if (text === 'commit' || text === 'rollback') {
      this.#endTransaction();
      answered([], 'ROLLBACK');
    } else if (this.#controls(text)) answered();
    else if (this.#isAborted) done(new ServerError('25P02'));
    else
      this.#run(this.statementOf(asked), values, (rows) => {
        if (rows instanceof Error) this.#isAborted = this.#transaction !== null;
        if (rows instanceof Error) done(rows);
        else answered(rows);
      });
  }

  /** What begins a transaction, and savepoints. */
  #controls(text: string): boolean {
    if (text.startsWith('begin')) {
      this.#transaction = this.store.begin();
      this.#isAborted = false;
    } else if (text.startsWith('rollback to savepoint')) {
      this.#transaction?.rollBackToSavepoint();
      this.#isAborted = false;
    } else if (text === 'savepoint attempt' && !this.#isAborted) this.#transaction?.setSavepoint();
    else return text === 'release savepoint attempt' && !this.#isAborted;
    return true;
  }

  #run({ locks, run }: Statement, values: readonly unknown[], done: (rows: readonly Said[] | Error) => void): void {
    const { store } = this;
    const own = this.#transaction;
    const transaction = own ?? store.begin();
    const fail = (error: Error) => {
      if (!own) store.release(transaction);
      done(error);
    };
    if (store.happens('refusals')) {
      store.counts.refused += 1;
      fail(new ServerError(store.dice.pick(refusals)));
      return;
    }
    store.lock(transaction, locks?.(values) ?? [], (isHeld) => {
      let rows: readonly Said[];
      try {
        if (!isHeld) throw new ServerError('55P03');
        rows = run(transaction, values, store).map((row) => ({ ...row }));
      } catch (error) {
        fail(error as Error);
        return;
      }
      if (own) done(rows);
      else this.#commit(transaction, () => done(rows));
    });
  }

  /** It may take long, and its locks are held for so long; a failover meanwhile ends it. */
  #commit(transaction: Transaction, committed: () => void): void {
    const { store } = this;
    const { change } = transaction;
    const commit = () => {
      if (this.#isOver) return;
      store.commit(transaction);
      if (transaction === this.#transaction) this.#transaction = null;
      if (change && store.happens('unsureCommits'))
        this.warn({ code: '01000', message: 'canceling wait for a standby' });
      committed();
    };
    if (change && store.happens('slowCommits')) store.time.after(store.dice.below(3_000), commit);
    else commit();
  }

  #endTransaction(): void {
    if (this.#transaction) this.store.release(this.#transaction);
    this.#transaction = null;
    this.#isAborted = false;
  }
}
