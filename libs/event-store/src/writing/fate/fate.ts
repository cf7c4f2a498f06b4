import type { DatabaseFailure } from '#libs/database';
import type { Known } from '../settlement.js';

/** What is known of a command on its way to being settled. */
export interface Fate {
  /**
   * - `waiting`: to be decided; `sealed`: decided, and in a call that is not on its way.
   * - `sent`: its call is on its way, under the shard's lock with the commit of it; `concluded`: its caller was told.
   */
  readonly phase: 'waiting' | 'sealed' | 'sent' | 'concluded';
  /** How often it was tried and came to nothing. */
  readonly attempts: number;
  /** Decided under the shard's lock: it failed once, or it reads a range. */
  readonly locked: boolean;
  /** Settled by a call of its own: one that it shared was rejected by Postgres. */
  readonly alone: boolean;
  /** The call that it was sealed into last. */
  readonly call: SealedInto;
  /** What sendings whose answers are lost would have stored of it: the id of its last event in each. It may be stored yet. */
  readonly unheard: readonly string[];
}

export interface SealedInto {
  readonly underLock: boolean;
  /** The id of the last event that it would store of this command as it was sent last; null where it stores none. */
  readonly event: string | null;
  /** How often it was sent. */
  readonly sends: number;
}

/**
 * Why a call came to nothing. `unconnected`: no connection was to be had, so that nothing was sent; `turned-away`: the
 * server that was reached takes nobody in. `wrong-time`: it may not be recorded at the database's time, nor may any other.
 * `unsure`: it is committed, and a standby may not have it.
 */
export type Failure = DatabaseFailure | 'unconnected' | 'turned-away' | 'wrong-time' | 'unsure';

/**
 * - `contended`: it reads what another process writes too; `unread`: what it needs could not be loaded.
 * - `stored`, `known`, `behind`, `late`: what the call answered; `unconcluded`: nobody here could make sense of that.
 */
export type Happening =
  | { readonly what: 'contended' }
  | { readonly what: 'unread'; readonly failure: Failure }
  | { readonly what: 'sealed'; readonly underLock: boolean }
  | { readonly what: 'sent'; readonly event: string | null }
  | { readonly what: 'stored' | 'behind' | 'late' | 'unconcluded' }
  | {
      readonly what: 'known';
      readonly known: Pick<Known, 'command' | 'event' | 'fingerprint'>;
      readonly command: string;
      /** Null: it came without an idempotency key. */
      readonly fingerprint: string | null;
    }
  /** `members`: how many commands shared the call. */
  | { readonly what: 'failed'; readonly failure: Failure; readonly members: number };

/**
 * - `success`: this call has stored it; `own-success`: an earlier sending of it has, whose answer was lost.
 * - `replay`: an earlier request of the same id or key has; `key-reused`: one of the same key that asked for something else.
 * - `cause`: what the call said. `contention`, `busy` and `storage-full` say that nothing was stored.
 * - `unknown`: it may be stored or not. `impossible`: so is this, as the writer has lost count of it.
 */
export type Told =
  | 'success'
  | 'own-success'
  | 'replay'
  | 'key-reused'
  | 'cause'
  | 'contention'
  | 'busy'
  | 'storage-full'
  | 'unknown'
  | 'impossible';

/** `send-again`: what was decided; `decide` and `decide-under-lock`: it is decided anew; `nothing`: its caller has been told. */
export type Next = 'wait' | 'send-again' | 'decide' | 'decide-under-lock' | 'nothing' | { readonly tell: Told };

export interface Step {
  readonly fate: Fate;
  readonly next: Next;
}

/** `locked`: the command reads a range of streams. */
export const bornOf = ({ locked }: { readonly locked: boolean }): Fate => ({
  phase: 'waiting',
  attempts: 0,
  locked,
  alone: false,
  call: { underLock: false, event: null, sends: 0 },
  unheard: [],
});
