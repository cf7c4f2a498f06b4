import type { Reader } from '../domain/bookings/whose.js';

/** Whose things are read, and in which shard of the log they lie. */
export interface Scope extends Reader {
  readonly tenant: string;
  readonly shard: number;
}

/** A thing as far as it is there for the reader: another customer's is not, for who reads one customer's only. */
export const ownOf = <Thing>(
  { onlyCustomer = null }: Scope,
  thing: Thing | null,
  customerIdOf: (thing: Thing) => string | null | undefined,
): Thing | null => (onlyCustomer === null || (thing && customerIdOf(thing) === onlyCustomer) ? thing : null);
