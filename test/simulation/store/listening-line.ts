import { EventEmitter } from 'node:events';
import { ConnectionFailed } from '#libs/database';
import type { Life } from '../life.js';
import type { Served, Store } from './store.js';

/** A connection that hears what others notify, and notifies. */
export class ListeningLine extends EventEmitter implements Served {
  #isOpen = false;
  readonly #hear = (payload: string) => this.life.told(() => this.emit('notification', { payload }));

  constructor(
    private readonly store: Store,
    private readonly life: Life,
  ) {
    super();
    life.onEnd(() => this.#close());
  }

  async connect(): Promise<void> {
    const { time, dice } = this.store;
    await new Promise<void>((passed) => time.after(dice.below(3), () => this.life.told(passed)));
    if (time.now < this.store.downUntil) throw new ConnectionFailed(new Error('ECONNREFUSED'));
    this.#isOpen = true;
    this.store.opened(this);
    this.store.listeners.add(this.#hear);
  }

  async query(asked: string | { readonly values: readonly [string, string] }): Promise<void> {
    const { time, dice, listeners } = this.store;
    await new Promise<void>((passed) => time.after(dice.below(3), () => this.life.told(passed)));
    if (!this.#isOpen) throw new ConnectionFailed(new Error('not open'));
    if (typeof asked === 'string') return;
    const [, payload] = asked.values;
    for (const listener of listeners) time.after(dice.below(4), () => listeners.has(listener) && listener(payload));
  }

  async end(): Promise<void> {
    if (this.#close()) this.emit('end');
  }

  crash(): void {
    if (!this.#close()) return;
    this.life.told(() => {
      this.emit('error', new ConnectionFailed(new Error('read ECONNRESET')));
      this.emit('end');
    });
  }

  #close(): boolean {
    const wasOpen = this.#isOpen;
    this.#isOpen = false;
    this.store.listeners.delete(this.#hear);
    this.store.ended(this);
    return wasOpen;
  }
}
