import { LRUCache } from 'lru-cache';
import type { Catalogue } from '../catalogue/catalogue.js';
import type { LoggedEvent } from '../catalogue/stored-event.js';
import { UnreadableEvent } from '../catalogue/unreadable-event.js';
import { advance, type FoldedStream, unreadableAt, unwritten } from './folded-stream.js';
import type { Stream } from './stream.js';
import { weightOf } from './weight.js';

/** What a stream is called in memory: two tenants may choose the same names. */
export const streamKey = (tenant: string, name: string) => `${tenant} ${name}`;

/** Whose stream has this key: no tenant's name has a blank in it. */
export const tenantIn = (key: string) => key.slice(0, key.indexOf(' '));

/** What a cache holds at most, whichever it comes to first. */
export interface CacheBounds {
  readonly streams: number;
  /** By estimate. */
  readonly bytes: number;
}

/** What a cache holds, and what it has done since it was made. */
export interface CacheReport {
  readonly streams: number;
  /** By estimate. */
  readonly bytes: number;
  readonly bounds: CacheBounds;
  /** Streams that a decision found in memory. */
  readonly hits: number;
  /** Streams that had to be read from the log first. */
  readonly misses: number;
  /** Streams that had to go, or could not be kept at all, for want of room. */
  readonly evicted: number;
}

interface Kept {
  readonly folded: FoldedStream;
  readonly bytes: number;
  /** The version at which the bytes were counted. */
  readonly weighedAt: number;
}

/** Bytes that an entry takes beside its key and its stream. */
const overhead = 150;

/**
 * Folded streams, least recently used first out. A cache may be stale, never wrong: whatever is decided on it is
 * checked against the log when it is settled. Only stored events enter it.
 */
export class StreamCache {
  readonly #kept: LRUCache<string, Kept>;
  #hits = 0;
  #misses = 0;
  #evicted = 0;

  constructor(
    private readonly bounds: CacheBounds,
    private readonly catalogue: Catalogue,
    /** Told of a state whose last event is not in the log: others may be as wrong. */
    private readonly onOtherPast: (key: string) => void = () => {},
  ) {
    this.#kept = new LRUCache({
      max: bounds.streams,
      maxSize: bounds.bytes,
      dispose: (_, __, reason) => {
        if (reason === 'evict') this.#evicted += 1;
      },
    });
  }

  /** For a decision: counted, and kept longer for it. */
  get(key: string): FoldedStream | undefined {
    const kept = this.#kept.get(key);
    if (kept) this.#hits += 1;
    else this.#misses += 1;
    return kept?.folded;
  }

  /** Without being noticed. */
  peek(key: string): FoldedStream | undefined {
    return this.#kept.peek(key)?.folded;
  }

  /**
   * Keeps what is newer: of two commands that settle at once the later answer may be the older state. What cannot be read
   * is not kept: it is read anew each time, so that it is there at once when it has been mended.
   */
  keep(key: string, folded: FoldedStream): void {
    if (folded.unreadable) {
      this.#kept.delete(key);
      return;
    }
    const kept = this.#kept.peek(key);
    if (kept && kept.folded.version > folded.version) return;
    const { bytes, weighedAt } = kept && isAboutAsHeavy(kept, folded) ? kept : weighed(key, folded);
    if (bytes > this.bounds.bytes) this.#evicted += 1;
    this.#kept.set(key, { folded, bytes, weighedAt }, { size: bytes });
  }

  /** What is wrong with it shows when it is folded from the log. */
  drop(key: string): void {
    this.#kept.delete(key);
  }

  /** Drops all of which that is so. */
  clear(isOver: (key: string) => boolean): void {
    for (const key of [...this.#kept.keys()]) if (isOver(key)) this.#kept.delete(key);
  }

  /**
   * Folds what the log has beyond a state. A state with another past is dropped and folded from the first event: later
   * events are never folded onto a wrong past. Where one of them cannot be read the stream is unreadable.
   */
  catchUp(
    key: string,
    stream: Stream<unknown>,
    base: FoldedStream,
    { otherPast, events }: { readonly otherPast: boolean; readonly events: readonly LoggedEvent[] },
  ): FoldedStream {
    if (otherPast) {
      this.#kept.delete(key);
      this.onOtherPast(key);
    }
    const folded = this.#folded(stream, otherPast ? unwritten(stream) : base, events);
    this.keep(key, folded);
    return folded;
  }

  #folded(stream: Stream<unknown>, base: FoldedStream, events: readonly LoggedEvent[]): FoldedStream {
    if (base.unreadable) return advance(stream, base, events);
    try {
      return advance(stream, base, this.catalogue.readChecked(events));
    } catch (error) {
      if (error instanceof UnreadableEvent) return unreadableAt(stream, events.at(-1)!, error);
      throw error;
    }
  }

  report(): CacheReport {
    return {
      streams: this.#kept.size,
      bytes: this.#kept.calculatedSize,
      bounds: this.bounds,
      hits: this.#hits,
      misses: this.#misses,
      evicted: this.#evicted,
    };
  }
}

/**
 * A stream is weighed anew when it has grown by more than a quarter: as weighing takes as long as the state is large,
 * weighing at every event would make a long stream dear, while this costs each event the same.
 */
const isAboutAsHeavy = ({ weighedAt }: Kept, { version }: FoldedStream) => version <= weighedAt * 1.25;

const weighed = (key: string, folded: FoldedStream): Omit<Kept, 'folded'> => ({
  bytes: overhead + weightOf(key) + weightOf(folded),
  weighedAt: folded.version,
});
