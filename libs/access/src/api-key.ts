import type { AccessScope } from './scope.js';

/** `secret`: allowed what its scopes say. `public`: for browsers, where everybody can read it; it has no scopes. */
export type KeyKind = 'secret' | 'public';

/** What is allowed a public key at each address, where that is not what all of them are; null: it is. */
export interface KeyLimits {
  readonly attemptsPerMinute: number | null;
  readonly liveHolds: number | null;
}

/** A key without its secret. Instants in milliseconds since the epoch. */
export interface ApiKey {
  readonly tenant: string;
  readonly shard: number;
  readonly id: string;
  readonly kind: KeyKind;
  readonly name: string | null;
  readonly scopes: readonly AccessScope[];
  /** A public one as a browser sends it; null: it is secret. */
  readonly publicText: string | null;
  /** The pages that it is for, of a public one; none: those of any. */
  readonly origins: readonly string[];
  readonly limits: KeyLimits;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly expiresAt: number | null;
  readonly revokedAt: number | null;
}

export interface NewApiKey {
  readonly tenant: string;
  readonly shard: number;
  readonly id?: string;
  /** By default `secret`. */
  readonly kind?: KeyKind;
  /** The key itself where somebody else chose it. */
  readonly key?: string;
  readonly name: string | null;
  readonly scopes: readonly AccessScope[];
  readonly origins?: readonly string[];
  readonly limits?: KeyLimits;
  readonly expiresAt: number | null;
  /** Kind and id of who made it, `api-key/key_…` or `operator`. */
  readonly createdBy: string;
  readonly idempotency?: { readonly key: string; readonly fingerprint: string };
}
