import type { Address, Content } from '../message.js';
import type { Said, Told } from './told-letter.js';

/** What a letter is named by when it is written. */
export interface Lettering {
  /** Rises with each letter of a subject to a reader. */
  readonly sequence: number;
  /** When it was first tried, in milliseconds: the same in each repetition. */
  readonly madeAt: number;
}

/** Something that a reader is to be told. */
export interface Draft {
  /** What the letter is, in a word. */
  readonly kind: string;
  readonly from: Address;
  readonly to: readonly Address[];
  /** A keyed hash of whom it goes to. */
  readonly recipient: string;
  readonly said: Said;
  readonly version: number;
  /** Its sequence is this one at least. */
  readonly sequence: number;
  /** Whether the address was typed by somebody of whom nothing is known. */
  readonly isUnasked: boolean;
  /** When nothing can come of its subject any more, in milliseconds. */
  readonly keepUntil: number;
  write(lettering: Lettering): Promise<Content>;
}

/** How a subject stands, and what follows from that for those who are told of it. */
export interface Standing {
  readonly audiences: readonly string[];
  /** What an audience is to be told that was told this last; null: nothing. */
  draft(audience: string, told: Told | null): Promise<Draft | null>;
}
