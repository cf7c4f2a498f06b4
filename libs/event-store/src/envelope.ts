import type { Point } from './point.js';

/** Who sends a command, and by which ids it is known for ever. */
export interface Envelope {
  readonly tenant: string;
  /** A UUID, drawn once, before the first attempt. */
  readonly commandId: string;
  /** Kind and id of the caller, `api-key/key_…`. */
  readonly actor: string;
  readonly correlationId: string;
  readonly causationId?: string | null;
  /** `key` is already scoped by caller and route; `fingerprint` tells a repeated request from another one. */
  readonly idempotency?: { readonly key: string; readonly fingerprint: string };
}

/** What a command led to; it is the point of the last event that made the subject's state. Instants are milliseconds since the epoch. */
export interface Settled<State> extends Point {
  /** The subject's state after the command, or, where it is `replayed`, after its first success. */
  readonly state: State;
  readonly version: number;
  readonly recordedAt: number;
  /** Whether the command appended something; a no-op did not. */
  readonly appended: boolean;
  /** Whether an earlier request with the same idempotency key did it. */
  readonly replayed: boolean;
}
