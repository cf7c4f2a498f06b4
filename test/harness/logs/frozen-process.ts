import type { Pool } from 'pg';
import type { DeliveryParts } from '#libs/delivery';
import type { OpenLog } from './open-log.js';

type Parts = Pick<DeliveryParts, 'log' | 'pool' | 'clock' | 'sender'>;

/** A process that is stopped as a whole: what it waits for comes when it goes on, and its clocks have gone on meanwhile. */
export class FrozenProcess {
  #going = Promise.resolve();
  #goOn = () => {};
  #missed = 0;
  #freezesAt: number | null = null;
  #sent = 0;

  constructor(
    private readonly here: OpenLog,
    private readonly sender: Parts['sender'],
  ) {}

  get parts(): Parts {
    const { log, pool } = this.here;
    const clock = {
      ...log.world,
      now: () => log.now(),
      chance: () => 0,
      monotonic: () => log.world.monotonic() + this.#missed,
      after: (milliseconds: number, run: () => void, isIdle?: boolean) => {
        let isOff = false;
        const cancel = log.world.after(milliseconds, () => this.#going.then(() => isOff || run()), isIdle);
        return () => {
          isOff = true;
          cancel();
        };
      },
    };
    return {
      log: this.#slowedLog(log),
      pool: this.#slowed(pool),
      clock,
      sender: { send: (...asked) => this.#send(...asked) },
    };
  }

  /** Requests that were begun. */
  get sent(): number {
    return this.#sent;
  }

  /** When it is connected for the request of this number, and has sent nothing of it yet. */
  freezeAt(request: number): void {
    this.#freezesAt = request;
  }

  get isFrozen(): boolean {
    return this.#freezesAt !== null && this.#sent >= this.#freezesAt;
  }

  /** As if it had been away for so many milliseconds. */
  goOn(milliseconds: number): void {
    this.#missed += milliseconds;
    this.#freezesAt = null;
    this.#goOn();
  }

  async #send(...[url, render]: Parameters<Parts['sender']['send']>) {
    this.#sent += 1;
    if (this.#sent === this.#freezesAt) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#going = promise;
      this.#goOn = resolve;
    }
    await this.#going;
    return this.sender.send(url, render);
  }

  async #whenGoing<Answered>(ask: () => Promise<Answered>): Promise<Answered> {
    await this.#going;
    const answer = await ask();
    await this.#going;
    return answer;
  }

  #slowedLog(log: Parts['log']): Parts['log'] {
    return {
      scanShard: (...asked) => this.#whenGoing(() => log.scanShard(...asked)),
      scanStream: (...asked) => this.#whenGoing(() => log.scanStream(...asked)),
      end: (...asked) => this.#whenGoing(() => log.end(...asked)),
      pointAt: (...asked) => this.#whenGoing(() => log.pointAt(...asked)),
      positionAt: (...asked) => this.#whenGoing(() => log.positionAt(...asked)),
      revealFollowed: (...asked) => this.#whenGoing(() => log.revealFollowed(...asked)),
      sealBeside: (...asked) => this.#whenGoing(() => log.sealBeside(...asked)),
      onAppend: (listener) => log.onAppend(listener),
      onLost: (listener) => log.onLost(listener),
    };
  }

  #slowed(pool: Pool): Pool {
    const query = (...asked: Parameters<Pool['query']>) => this.#whenGoing(async () => pool.query(...asked));
    const connect = () => this.#whenGoing(() => pool.connect());
    return Object.create(pool, { query: { value: query }, connect: { value: connect } });
  }
}
