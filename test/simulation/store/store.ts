import type { Dice } from '../../fuzz/dice.js';
import type { Clockwork } from '../clockwork.js';
import { epoch, noTrouble, type Trouble } from '../conditions.js';
import { type Change, State, Transaction } from './state.js';

/** Somebody whom the server serves. */
export interface Served {
  /** The server has gone. */
  crash(): void;
}

interface Waiting {
  readonly by: Transaction;
  readonly told: (isHeld: boolean) => void;
}

/** How long somebody waits for a lock, in milliseconds. */
const lockTimeout = 5_000;

/**
 * A database as several processes have it: what is committed, who holds which rows, and what goes wrong with calls. One
 * shard; read committed; every commit is kept, so that a failover may take back the newest ones.
 */
export class Store {
  state = new State();
  trouble: Trouble = noTrouble;
  /** Nobody gets through until then. */
  downUntil = 0;
  readonly losses: { readonly from: number; readonly until: number }[] = [];
  wasSet = false;
  readonly counts = { calls: 0, lost: 0, refused: 0, failovers: 0 };
  #journal: Change[] = [];
  #step = 0;
  /** By how much it was ahead at most. */
  #furthest = 0;
  readonly #locks = new Map<string, { holder: Transaction; readonly waiting: Waiting[] }>();
  readonly #connections = new Set<Served>();
  readonly listeners = new Set<(payload: string) => void>();

  constructor(
    readonly time: Clockwork,
    readonly dice: Dice,
  ) {}

  /** The database's own clock. */
  clock(): number {
    return epoch + this.time.now + this.#step;
  }

  /** What a clock shows that nobody sets. */
  trueTime(): number {
    return epoch + this.time.now;
  }

  stepClock(milliseconds: number): void {
    this.#step += milliseconds;
    this.#furthest = Math.max(this.#furthest, this.#step);
    this.wasSet = true;
  }

  happens(what: keyof Trouble): boolean {
    return this.trouble[what] > 0 && this.dice.happens(this.trouble[what]);
  }

  begin(): Transaction {
    return new Transaction(() => this.state);
  }

  /** One lock after the other; false where one is not to be had in time. */
  lock(by: Transaction, keys: readonly string[], told: (isHeld: boolean) => void): void {
    const [key, ...others] = keys;
    if (key === undefined) {
      told(true);
      return;
    }
    const lock = this.#locks.get(key);
    const goOn = (isHeld: boolean) => (isHeld ? this.lock(by, others, told) : told(false));
    if (!lock || lock.holder === by) {
      if (!lock) this.#locks.set(key, { holder: by, waiting: [] });
      goOn(true);
      return;
    }
    const waiting: Waiting = { by, told: goOn };
    lock.waiting.push(waiting);
    this.time.after(lockTimeout, () => {
      const at = lock.waiting.indexOf(waiting);
      if (at < 0) return;
      lock.waiting.splice(at, 1);
      goOn(false);
    });
  }

  commit(transaction: Transaction): void {
    const { change } = transaction;
    if (change) {
      change(this.state);
      this.#journal.push(change);
    }
    this.release(transaction);
  }

  release(transaction: Transaction): void {
    for (const [key, lock] of [...this.#locks]) {
      lock.waiting.splice(0, lock.waiting.length, ...lock.waiting.filter(({ by }) => by !== transaction));
      if (lock.holder !== transaction) continue;
      const next = lock.waiting.shift();
      if (!next) {
        this.#locks.delete(key);
        continue;
      }
      lock.holder = next.by;
      next.told(true);
    }
  }

  /** All connections are cut, and the newest commits are of a past that nobody knows any more. */
  failOver(lostCommits: number, downFor: number): void {
    this.counts.failovers += 1;
    for (const connection of [...this.#connections]) connection.crash();
    this.#locks.clear();
    this.downUntil = this.time.now + downFor;
    if (lostCommits === 0) return;
    const before = this.state.events;
    this.#journal = this.#journal.slice(0, Math.max(this.#kept, this.#journal.length - lostCommits));
    this.state = new State();
    for (const change of this.#journal) change(this.state);
    const first = before[this.state.events.length];
    if (first) this.losses.push({ from: first.recordedAt - this.#furthest, until: this.trueTime() });
  }

  #lurking: number | null = null;

  /** Once somebody is told that a command is settled already, and before that is read. */
  failOverAtRepeat(lostCommits: number): void {
    this.#lurking = lostCommits;
  }

  repeated(): void {
    const lost = this.#lurking;
    this.#lurking = null;
    if (lost !== null) this.time.after(this.dice.below(6), () => this.failOver(lost, 0));
  }

  #kept = 0;

  /** No failover takes back what is committed by now. */
  keepAll(): void {
    this.#kept = this.#journal.length;
  }

  opened(connection: Served): void {
    this.#connections.add(connection);
  }

  ended(connection: Served): void {
    this.#connections.delete(connection);
  }
}
