import type { AccessScope } from '../scope.js';

/** Whom a token speaks for. */
export interface Person {
  readonly tenant: string;
  readonly shard: number;
  /** The claim `sub`: 1 to 255 printable characters. */
  readonly subject: string;
  readonly scopes: readonly AccessScope[];
  /** When the token ends, in milliseconds since the epoch. */
  readonly endsAt: number;
}
