import type { Asked, CallOf } from './asked.js';
import type { Command, Refused } from './history.js';
import type { Past } from './past.js';

/** Where and when a refusal is held to be true, and what was refused. */
export interface There {
  readonly past: Past;
  readonly position: number;
  /** When the event of that position was recorded, or, if that is earlier, when it was asked for. */
  readonly instant: number;
  readonly asked: Asked;
  readonly call: CallOf<Refused>;
  readonly clockError: number;
  /** How many other live holds somebody has, by who asked for each of them: whose a booking is, or else whom a command is for. */
  holdsOf(command: Pick<Command, 'about' | 'customer'>, position: number, instant: number): number;
}

/** What is not so there, each as the end of a sentence. */
export type Rule = (there: There) => string[];
