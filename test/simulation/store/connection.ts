import { ConnectionFailed } from '#libs/database';
import type { Life } from '../life.js';
import { type Answered, type Asked, Session } from './session.js';
import type { Statement } from './statement.js';
import type { Served, Store } from './store.js';

/** How long a transaction may idle. */
const idleTimeout = 1_000;

const broken = (how: string) => new ConnectionFailed(new Error(how));

type Heed = (notice: { readonly code: string; readonly message: string }) => void;

/** One connection: what its client sees of it, and what comes through of what either side says. */
export class SimulatedConnection implements Served {
  readonly #session: Session;
  #heed: Heed | undefined;
  #line: Promise<unknown> = Promise.resolve();
  /** For its client. */
  #isOpen = true;
  #isServed = true;
  /** The server looks at nothing else until it is done. */
  #isBusy = false;
  #lose: ((error: Error) => void) | null = null;
  #idling: (() => void) | null = null;

  constructor(
    private readonly store: Store,
    statementOf: (asked: Asked) => Statement,
    private readonly life: Life,
  ) {
    this.#session = new Session(store, statementOf, (notice) => this.#heed?.(notice));
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
    this.#fail(broken('read ECONNRESET'));
  }

  /** What is asked while another answer is due goes behind it. */
  query(asked: Asked | string, values?: readonly unknown[]): Promise<Answered> {
    const given = typeof asked === 'string' ? { text: asked, ...(values && { values }) } : asked;
    const answer = this.#line.then(() => this.#call(given));
    this.#line = answer.catch(() => {});
    return answer;
  }

  #call(asked: Asked): Promise<Answered> {
    const { store, life } = this;
    store.counts.calls += 1;
    return new Promise((heard, failed) => {
      if (!this.#isOpen) {
        failed(broken('not open'));
        return;
      }
      this.#lose = (error) => life.told(() => failed(error));
      const isLost = store.happens('lostCalls');
      const isUnheard = isLost || store.happens('lostAnswers');
      if (isUnheard) {
        store.counts.lost += 1;
        // It may be given up before it has arrived, or after it is done.
        store.time.after(store.dice.below(400), () => this.#break());
      }
      if (isLost) return;
      this.#idling?.();
      const travel = store.happens('slowCalls') ? store.dice.below(2_000) : store.dice.below(3);
      store.time.after(travel, () => this.#arrived(asked, isUnheard ? null : { heard, failed }));
    });
  }

  #arrived(asked: Asked, to: { heard: (answer: Answered) => void; failed: (error: Error) => void } | null): void {
    if (!this.#isServed) return;
    const { store, life } = this;
    this.#isBusy = true;
    this.#session.perform(asked, (answer) => {
      this.#isBusy = false;
      if (this.#session.isInTransaction) this.#watch();
      if (!to) return;
      store.time.after(store.dice.below(3), () => {
        if (!this.#isOpen) return;
        this.#lose = null;
        life.told(() => (answer instanceof Error ? to.failed(answer) : to.heard(answer)));
      });
    });
  }

  /** Whoever holds a shard and is silent loses it. */
  #watch(): void {
    this.#idling?.();
    this.#idling = this.store.time.after(idleTimeout, () => {
      if (!this.#session.isInTransaction) return;
      this.#isOpen = false;
      this.#end();
      this.#fail(broken('terminating connection due to idle-in-transaction timeout'));
    });
  }

  /** For its client it is lost; the server goes on with what has arrived. */
  #break(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#fail(broken('read ECONNRESET'));
    this.#leave(this.store.dice.below(1_000));
  }

  #fail(error: Error): void {
    const lose = this.#lose;
    this.#lose = null;
    lose?.(error);
  }

  /** The server notices after a while that its client has gone, and not before it is done with what it was asked. */
  #leave(after: number): void {
    this.#isOpen = false;
    this.store.time.after(after, () => {
      if (!this.#isServed) return;
      if (this.#isBusy) this.#leave(500);
      else this.#end();
    });
  }

  #end(): void {
    this.#isServed = false;
    this.#idling?.();
    this.#session.end();
    this.store.ended(this);
  }
}
