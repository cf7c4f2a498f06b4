import { textOf } from './repository.js';

/** The names of the variables that a process reads from its environment. */
export const variables = new Set(
  [...textOf('apps/api/src/starting/environment.ts').matchAll(/^ +([A-Z][A-Z0-9_]+):/gm)].map(([, name]) => name!),
);
