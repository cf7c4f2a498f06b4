/** The newest digest of a shard: it vouches for all events up to `position`. */
export interface DigestHead {
  readonly shard: number;
  readonly position: number;
  /** 32 bytes; none in a log that is older than its digests. */
  readonly digest: Buffer;
}
