import type { LoggedEvent } from '../catalogue/stored-event.js';
import type { Envelope } from '../envelope.js';
import type { NewKey } from '../personal/sealing.js';
import type { Point } from '../point.js';

/** The last event of `stream` is number `version` with the id `event`; 0 and null: there is none. */
export interface Expectation {
  readonly tenant: string;
  readonly stream: string;
  readonly version: number;
  readonly event: string | null;
}

export interface NewEvent {
  readonly stream: string;
  readonly version: number;
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  /** As whoever reads it will see it. */
  readonly data: object;
  /** As it is stored. */
  readonly json: string;
  /** How long that is, as a state weighs what is folded into it. */
  readonly size: number;
}

/** A decided command, ready to be settled: what it appends, until when it holds, and what it was decided on. */
export interface Settlement {
  readonly envelope: Envelope;
  /** The stream whose state is the answer, and its last version. Where the command's own stream is not written, it is that of the last event. */
  readonly subject: { readonly stream: string; readonly version: number };
  readonly events: readonly NewEvent[];
  readonly keys: readonly NewKey[];
  /** Milliseconds since the epoch. */
  readonly until: number;
  /** Indexes into the call's expectations. */
  readonly expects: readonly number[];
  /** Indexes of earlier settlements of the call on whose events this one was decided; it fails with them. */
  readonly builtOn: readonly number[];
}

/** What one call settles. Several commands mostly expect the same streams: each expectation is checked once. */
export interface Call {
  readonly settlements: readonly Settlement[];
  readonly expectations: readonly Expectation[];
}

/** The events that a decision lacked; `version` is the stream's head, and more may be missing than are here. */
export interface Missing {
  readonly tenant: string;
  readonly stream: string;
  readonly version: number;
  readonly otherPast: boolean;
  readonly events: readonly LoggedEvent[];
}

/** The id of the last event that it stores, null where it stores none. */
export const lastEventOf = ({ events }: Pick<Settlement, 'events'>): string | null => events.at(-1)?.id ?? null;

/** What an earlier settlement of the same command or idempotency key led to. */
export interface Known {
  readonly command: string;
  /** The id of its last event. */
  readonly event: string;
  readonly stream: string;
  readonly version: number;
  readonly position: number;
  readonly fingerprint: string | null;
  readonly recordedAt: number;
}

/**
 * Instants in milliseconds since the epoch. `position` is that of the command's last event; `end`, of one without events,
 * where the shard ended at the moment at which what it was decided on stood.
 */
export type Outcome =
  | { readonly outcome: 'stored'; readonly position: number; readonly recordedAt: number }
  | { readonly outcome: 'stored'; readonly position: null; readonly end: Point; readonly recordedAt: number }
  | { readonly outcome: 'known'; readonly known: Known; readonly recordedAt: number }
  | { readonly outcome: 'behind'; readonly missing: readonly Missing[]; readonly recordedAt: number }
  | { readonly outcome: 'late'; readonly recordedAt: number };
