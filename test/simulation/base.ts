import type { Pool } from 'pg';
import type { World } from '#libs/event-store';
import type { Dice } from '../fuzz/dice.js';
import type { Life } from './life.js';
import type { State } from './store/state.js';

/** A time in which something may be due. */
export interface Time {
  /** In milliseconds. */
  readonly now: number;
  /** Returns what takes it back. */
  after(milliseconds: number, run: () => void): () => void;
  /** Until it is so, or until then at the latest. Returns whether it is so. */
  until(isSo: () => boolean | Promise<boolean>, then: number): Promise<boolean>;
}

/** What is likely to be wrong, each from 0 to 1: of calls, of answers, of what the server does with them. */
export interface Trouble {
  readonly lostCalls: number;
  readonly lostAnswers: number;
  readonly refusals: number;
  readonly slowCalls: number;
  readonly slowCommits: number;
  readonly unsureCommits: number;
  readonly refusedConnections: number;
}

export const noTrouble: Trouble = {
  ...{ lostCalls: 0, lostAnswers: 0, refusals: 0, slowCalls: 0, slowCommits: 0, unsureCommits: 0 },
  refusedConnections: 0,
};

/** How far the clocks of a machine are off, in milliseconds. */
export interface Skew {
  readonly wall: number;
  readonly monotonic: number;
}

/** Of the database's clock, when a simulation begins. */
export const epoch = Date.UTC(2026, 10, 25, 13, 59);

/** What a server says instead of doing what it was asked. */
export const refusals = ['40001', '55P03', '57014', '53100', '25006', '22012'];

/** And in which words, where it is a real one. */
export const refusal = 'as the simulation has it';

/** What processes stand on, and what goes wrong with it: a model in a time of its own, or a real Postgres. */
export interface Base {
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
  /** Somebody appends an event that nobody can read to a stream that there is. */
  poison(id: string): void;
  end(): Promise<void>;
}
