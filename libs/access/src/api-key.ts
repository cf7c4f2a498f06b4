import type { Scope } from './scope.js';

/** `secret`: allowed what its scopes say. `public`: for browsers, where everybody can read it; it has no scopes. */
export type KeyKind = 'secret' | 'public';

/** A key without its secret. Instants in milliseconds since the epoch. */
export interface ApiKey {
  readonly tenant: string;
  readonly shard: number;
  readonly id: string;
  readonly kind: KeyKind;
  readonly name: string | null;
  readonly scopes: readonly Scope[];
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
  readonly scopes: readonly Scope[];
  readonly expiresAt: number | null;
  /** Kind and id of who made it, `api-key/key_…` or `operator`. */
  readonly createdBy: string;
  readonly idempotency?: { readonly key: string; readonly fingerprint: string };
}
