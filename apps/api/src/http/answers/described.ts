import type { z } from 'zod';

type Unchangeable<T> = T extends readonly (infer Each)[]
  ? readonly Unchangeable<Each>[]
  : T extends object
    ? { readonly [Name in keyof T]: Unchangeable<T[Name]> }
    : T;

/** An answer as its schema describes it: a function that adds a member to it, or leaves out one that is required, does not compile. */
export type Described<Schema extends z.ZodType> = Unchangeable<z.input<Schema>>;
