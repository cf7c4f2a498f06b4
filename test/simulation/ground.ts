import type { Pool } from 'pg';
import type { World } from '#libs/event-store';
import type { Dice } from '../fuzz/dice.js';
import type { Skew, Time, Trouble } from './conditions.js';
import type { Life } from './life.js';
import type { State } from './store/state.js';

/** What processes stand on, and what goes wrong with it: a model in a time of its own, or a real Postgres. */
export interface Ground {
  readonly time: Time;
  readonly dice: Dice;
  trouble: Trouble;
  readonly counts: { calls: number; lost: number; refused: number; failovers: number };
  /** What failovers took back: events that were recorded since an instant, by the time that nobody sets. */
  readonly losses: readonly { readonly from: number; readonly until: number }[];
  /** Somebody has set its clock: what is told by it may be off for a while. */
  readonly wasSet: boolean;
  /** Whether all statements are there, those too that look for free slots to offer. */
  readonly isWhole: boolean;
  /** What is committed, as it was when somebody looked last. */
  readonly state: State;
  look(): Promise<void>;
  /** What a clock shows that nobody sets. */
  trueTime(): number;
  /** Connections as one process has them. */
  poolOf(life: Life): Pool;
  worldOf(life: Life, skew: Skew): World;
  /** No failover takes back what is committed by now. */
  keepAll(): void;
  stepClock(milliseconds: number): void;
  /** All connections are cut, and the newest commits are of a past that nobody knows any more. */
  failOver(lostCommits: number, downFor: number): void;
  /** The same at the next moment at which somebody is told that a command is settled already. */
  failOverAtRepeat(lostCommits: number): void;
  /** Somebody appends an event that nobody can read to a stream that there is. */
  poison(id: string): void;
  end(): Promise<void>;
}
