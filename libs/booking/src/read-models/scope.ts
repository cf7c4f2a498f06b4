/** Whose things are read, and in which shard of the log they lie. */
export interface Scope {
  readonly tenant: string;
  readonly shard: number;
}
