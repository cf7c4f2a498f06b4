import { LRUCache } from 'lru-cache';
import { advance, type FoldedStream, unwritten } from './folded-stream.js';
import type { FoldedEvent } from './stored-event.js';
import type { Stream } from './stream.js';

/** What a stream is called in memory: two tenants may choose the same names. */
export const streamKey = (tenant: string, name: string) => `${tenant} ${name}`;

/**
 * Folded streams, least recently used first out. A cache may be stale, never wrong: whatever is decided on it is
 * checked against the log when it is settled. Only stored events enter it.
 */
export class StreamCache {
  readonly #folded: LRUCache<string, FoldedStream>;

  constructor(max: number) {
    this.#folded = new LRUCache({ max });
  }

  get(key: string): FoldedStream | undefined {
    return this.#folded.get(key);
  }

  /** Keeps what is newer: of two commands that settle at once the later answer may be the older state. */
  keep(key: string, folded: FoldedStream): void {
    if ((this.#folded.peek(key)?.version ?? 0) <= folded.version) this.#folded.set(key, folded);
  }

  /**
   * Folds what the log has beyond a state. A state with another past is dropped and folded from the first event: later
   * events are never folded onto a wrong past.
   */
  catchUp(
    key: string,
    stream: Stream<unknown>,
    base: FoldedStream,
    { otherPast, events }: { readonly otherPast: boolean; readonly events: readonly FoldedEvent[] },
  ): FoldedStream {
    if (otherPast) this.#folded.delete(key);
    const folded = advance(stream, otherPast ? unwritten(stream) : base, events);
    this.keep(key, folded);
    return folded;
  }
}
