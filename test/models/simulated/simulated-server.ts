import type { Dice } from '../../fuzz/dice.js';
import type { SimulatedLog } from './simulated-log.js';
import type { SimulatedTime } from './simulated-time.js';

/** Somebody whom a server serves. */
export interface Served {
  /** The server has gone. */
  crash(): void;
}

/** What a connection finds at its other end. */
export interface SimulatedServer {
  readonly log: SimulatedLog;
  readonly time: SimulatedTime;
  readonly dice: Dice;
  clock(): number;
  /** Whether something is wrong that makes up this share of all trouble. */
  happens(share: number): boolean;
  /** The shard's row, for one after the other. */
  lock(by: Served, locked: (isHeld: boolean) => void): void;
  unlock(by: Served): void;
  ended(connection: Served): void;
}
