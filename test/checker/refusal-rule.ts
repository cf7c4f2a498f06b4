import type { Asked, CallOf } from './asked.js';
import type { Refused } from './history.js';
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
  /** How many live holds a customer has, by who asked for each of them. */
  holdsOf(customer: string | null, position: number, instant: number): number;
}

/** What is not so there, each as the end of a sentence. */
export type Rule = (there: There) => string[];
