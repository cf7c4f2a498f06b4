/** What a reader knows once it was told: plain JSON, which the mails know nothing of but whether it is the same. */
export type Said = Readonly<Record<string, unknown>>;

/** What a reader was told last. */
export interface Told {
  readonly said: Said;
  /** A keyed hash of whom it went to. */
  readonly to: string;
  /** How far its subject had come then. */
  readonly version: number;
  readonly messageId: string;
}

/** `sending` until there is an end of it; `failed`: it never gets through; `left-out`: it was not to be sent. */
export type LetterState = 'sending' | 'told' | 'failed' | 'left-out';

/** What is kept of a reader of a subject: what it was told last, and its newest letter. Instants in milliseconds. */
export interface ToldLetter {
  /** Null: nothing yet. */
  readonly told: Told | null;
  /** The newest letter, which is `told` too once it was. */
  readonly newest: Told;
  readonly kind: string;
  readonly state: LetterState;
  /** Whether the newest letter may have arrived: an attempt had no answer, or has none yet. */
  readonly isUnsure: boolean;
  /** Letters before the newest, and behind what was told, that may have arrived too. */
  readonly maybe: readonly Told[];
  readonly sequence: number;
  readonly attempts: number;
  /** When it was first tried. */
  readonly beganAt: number;
  /** Why it did not get through. */
  readonly whyNot: string | null;
  /** When nothing can come of the subject any more. */
  readonly keepUntil: number;
  /** Counts changes of all this. */
  readonly revision: number;
}
