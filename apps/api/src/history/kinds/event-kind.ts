import type { z } from 'zod';

/** What is told of an event of one type: what it means, and the schema of its `data`. */
export interface EventKind {
  readonly summary: string;
  readonly data: z.ZodObject;
  /** It stands beside its subject, whose version it does not move. */
  readonly isBeside?: true;
}
