/** What the parent sends first. */
export interface Scene {
  readonly root: string;
  /** Instrumented texts by path. */
  readonly texts: readonly (readonly [string, string])[];
  readonly specs: readonly string[];
  /** Mutants have numbers below this one. */
  readonly numbers: number;
}

export type Order =
  | { readonly dress: true }
  | {
      readonly mutant: number;
      readonly acts: readonly string[];
      readonly hits: number;
      readonly steps: number;
      readonly text?: string | undefined;
      readonly anew: boolean;
      /** How long an act may take, in milliseconds: one that waits for ever is left, and notices nothing. */
      readonly actMs: number;
    };
