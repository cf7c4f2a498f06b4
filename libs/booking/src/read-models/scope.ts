import type { Reader } from '../domain/bookings/whose.js';

/** Whose things are read, and in which shard of the log they lie. */
export interface Scope extends Reader {
  readonly tenant: string;
  readonly shard: number;
}
