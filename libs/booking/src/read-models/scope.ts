/** Whose things are read, and in which shard of the log they lie. */
export interface Scope {
  readonly tenant: string;
  readonly shard: number;
  /** The one customer whose bookings there are for the reader; null or absent: they are all there. */
  readonly onlyCustomer?: string | null;
}

/** A thing as far as it is there for the reader: another customer's is not, for who reads one customer's only. */
export const ownOf = <Thing>(
  { onlyCustomer = null }: Scope,
  thing: Thing | null,
  customerIdOf: (thing: Thing) => string | null | undefined,
): Thing | null => (onlyCustomer === null || (thing && customerIdOf(thing) === onlyCustomer) ? thing : null);
