import { ConnectionFailed } from '#libs/database';
import type { Life } from '../life.js';
import { type Answered, type Asked, Session } from './session.js';
import type { Statement } from './statement.js';
import type { Served, Store } from './store.js';
import { Wire } from './wire.js';

/** How long a transaction may idle. */
const idleTimeout = 1_000;

const broken = (how: string) => new ConnectionFailed(new Error(how));

type Heed = (notice: { readonly code: string; readonly message: string }) => void;

/** One connection: what its client sees of it, and what comes through of what either side says. */
export class SimulatedConnection implements Served {
  readonly #session: Session;
  readonly #wire: Wire<Asked, Answered>;
  #heed: Heed | undefined;
  /** For its client. */
  #isOpen = true;
  #isServed = true;
  #idling: (() => void) | null = null;

  constructor(
    private readonly store: Store,
    statementOf: (asked: Asked) => Statement,
    life: Life,
  ) {
    this.#session = new Session(store, statementOf, (notice) => this.#heed?.(notice));
    this.#wire = new Wire(store.time, {
      serve: (asked, done) => this.#session.perform(asked, done),
      idle: () => {
        if (this.#session.isInTransaction) this.#watch();
      },
      back: () => store.dice.below(3),
      told: (what) => life.told(what),
    });
    store.opened(this);
    life.onEnd(() => this.#leave(store.dice.below(50)));
  }

  on(_: string, heed: Heed): this {
    this.#heed = heed;
    return this;
  }

  off(): this {
    this.#heed = undefined;
    return this;
  }

  release(): void {
    this.#leave(0);
  }

  crash(): void {
    this.#isOpen = false;
    this.#end();
    this.#wire.break(broken('read ECONNRESET'));
  }

  query(asked: Asked | string, values?: readonly unknown[]): Promise<Answered> {
    const given = typeof asked === 'string' ? { text: asked, ...(values && { values }) } : asked;
    const { store } = this;
    store.counts.calls += 1;
    if (!this.#isOpen) return Promise.reject(broken('not open'));
    const isLost = store.happens('lostCalls');
    const isUnheard = isLost || store.happens('lostAnswers');
    if (isUnheard) {
      store.counts.lost += 1;
      // It may be given up before it has arrived, or after it is done.
      store.time.after(store.dice.below(400), () => this.#break());
    }
    if (!isLost) this.#idling?.();
    const takes = store.happens('slowCalls') ? store.dice.below(2_000) : store.dice.below(3);
    return this.#wire.ask(given, { takes, isLost, isUnheard });
  }

  /** Whoever holds a shard and is silent loses it. */
  #watch(): void {
    this.#idling?.();
    this.#idling = this.store.time.after(idleTimeout, () => {
      if (!this.#session.isInTransaction) return;
      this.#isOpen = false;
      this.#end();
      this.#wire.break(broken('terminating connection due to idle-in-transaction timeout'));
    });
  }

  /** For its client it is lost; the server goes on with what has arrived. */
  #break(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#wire.break(broken('read ECONNRESET'));
    this.#leave(this.store.dice.below(1_000));
  }

  /** The server notices after a while that its client has gone, and not before it is done with what it was asked. */
  #leave(after: number): void {
    this.#isOpen = false;
    this.store.time.after(after, () => {
      if (!this.#isServed) return;
      if (this.#wire.isBusy) this.#leave(500);
      else this.#end();
    });
  }

  #end(): void {
    this.#isServed = false;
    this.#wire.end();
    this.#idling?.();
    this.#session.end();
    this.store.ended(this);
  }
}
