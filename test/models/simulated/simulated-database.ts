import type { Pool } from 'pg';
import type { Dice } from '../../fuzz/dice.js';
import { SimulatedConnection } from './simulated-connection.js';
import { SimulatedLog } from './simulated-log.js';
import type { Served, SimulatedServer } from './simulated-server.js';
import type { SimulatedTime } from './simulated-time.js';

/** How long somebody waits for the lock, in milliseconds. */
const lockTimeout = 5_000;

interface Waiting {
  readonly by: Served;
  readonly locked: (isHeld: boolean) => void;
}

/**
 * A database and the network to it, in which all goes wrong that can: calls and answers are lost, calls arrive when their
 * sender has given them up, commits take long, a failover loses the newest ones, the clock steps. The same for the same seed.
 */
export class SimulatedDatabase implements SimulatedServer {
  readonly log = new SimulatedLog();
  readonly #connections = new Set<Served>();
  readonly #waiting: Waiting[] = [];
  #holder: Served | null = null;
  #step = 0;

  constructor(
    readonly time: SimulatedTime,
    readonly dice: Dice,
    /** From 0 to 1: how likely it is that something is wrong with a call. */
    readonly trouble: number,
  ) {}

  clock(): number {
    return 1_700_000_000_000 + this.time.now + this.#step;
  }

  stepClock(milliseconds: number): void {
    this.#step += milliseconds;
  }

  /** As one process has it. */
  pool(): Pool {
    const connect = async () => {
      await this.time.pause(this.dice.below(3));
      const connection = new SimulatedConnection(this);
      if (this.happens(0.1)) throw connection.turnedAway();
      this.#connections.add(connection);
      return connection;
    };
    const query = async (asked: { readonly name: string }) => {
      const connection = await connect();
      return connection.query(asked).finally(() => connection.release());
    };
    return { connect, query } as unknown as Pool;
  }

  happens(share: number): boolean {
    return this.dice.happens(this.trouble * share);
  }

  lock(by: Served, locked: (isHeld: boolean) => void): void {
    if (this.#holder === null || this.#holder === by) {
      this.#holder = by;
      locked(true);
      return;
    }
    const waiting = { by, locked };
    this.#waiting.push(waiting);
    this.time.after(lockTimeout, () => {
      const at = this.#waiting.indexOf(waiting);
      if (at < 0) return;
      this.#waiting.splice(at, 1);
      locked(false);
    });
  }

  unlock(by: Served): void {
    if (this.#holder !== by) return;
    const next = this.#waiting.shift();
    this.#holder = next?.by ?? null;
    next?.locked(true);
  }

  ended(connection: Served): void {
    this.#connections.delete(connection);
  }

  failOver(): void {
    for (const connection of [...this.#connections]) connection.crash();
    this.#waiting.length = 0;
    this.#holder = null;
    this.log.lose(this.dice.below(4), this.time.now);
  }
}
