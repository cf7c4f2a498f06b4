/** Whose things are read, and in which shard of the log they lie. */
export interface Scope {
  readonly tenant: string;
  readonly shard: number;
  /** The one customer whose bookings there are for the reader; null or absent: they are all there. */
  readonly onlyCustomer?: string | null;
}
