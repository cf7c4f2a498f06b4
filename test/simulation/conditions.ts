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
