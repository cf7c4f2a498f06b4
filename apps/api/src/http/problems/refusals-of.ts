import type { Code } from './problem-kinds.js';

/** The refusals that every command on a version may meet. */
export const staleness = [
  'not-found',
  'version-required',
  'precondition-failed',
  'version-conflict',
] as const satisfies Code[];
