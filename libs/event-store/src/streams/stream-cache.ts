import type { Catalogue } from '../catalogue/catalogue.js';
import type { LoggedEvent } from '../catalogue/stored-event.js';
import { UnreadableEvent } from '../catalogue/unreadable-event.js';
import { RecentlyUsed } from '../recently-used.js';
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
  /** The bytes when they were counted last, and how far it had come then. */
  readonly weighed: number;
  readonly weighedAt: Pick<FoldedStream, 'bytesIn' | 'version'>;
}

/** Bytes that an entry takes beside its key, its state and its changes. */
const overhead = 350;

/**
 * Folded streams, least recently used first out. A cache may be stale, never wrong: whatever is decided on it is
 * checked against the log when it is settled. Only stored events enter it.
 */
export class StreamCache {
  readonly #kept: RecentlyUsed<Kept>;
  #hits = 0;
  #misses = 0;
  #evicted = 0;

  constructor(
    private readonly bounds: CacheBounds,
    private readonly catalogue: Catalogue,
    /** Told of a state whose last event is not in the log: others may be as wrong. */
    private readonly onOtherPast: (key: string) => void = () => {},
  ) {
    this.#kept = new RecentlyUsed({ entries: bounds.streams, weight: bounds.bytes }, () => {
      this.#evicted += 1;
    });
  }

  /** For a decision: counted, and kept longer for it. What is known to be behind is as good as absent. */
  get(key: string): FoldedStream | undefined {
    const folded = this.#kept.get(key)?.folded;
    const isOfUse = folded !== undefined && !folded.isBehind;
    if (isOfUse) this.#hits += 1;
    else this.#misses += 1;
    return isOfUse ? folded : undefined;
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
    const weight = weightIn(key, folded, kept);
    if (weight.bytes > this.bounds.bytes) this.#evicted += 1;
    this.#kept.set(key, { ...weight, folded }, Math.ceil(weight.bytes));
  }

  /** What is wrong with it shows when it is folded from the log. */
  drop(key: string): void {
    this.#kept.delete(key);
  }

  /** Drops all of which that is so. */
  clear(isOver: (key: string) => boolean): void {
    this.#kept.clear(isOver);
  }

  /**
   * Folds what the log has beyond a state. A state with another past is dropped and folded from the first event: later
   * events are never folded onto a wrong past. Where one of them cannot be read the stream is unreadable. `isBehind`: the
   * log may have more than these.
   */
  catchUp(
    key: string,
    stream: Stream<unknown>,
    base: FoldedStream,
    { otherPast, events }: { readonly otherPast: boolean; readonly events: readonly LoggedEvent[] },
    isBehind = false,
  ): FoldedStream {
    if (otherPast) {
      this.#kept.delete(key);
      this.onOtherPast(key);
    }
    const { isBehind: _, ...read } = this.#folded(stream, otherPast ? unwritten(stream) : base, events);
    const folded: FoldedStream = isBehind ? { ...read, isBehind } : read;
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
      bytes: this.#kept.weight,
      bounds: this.bounds,
      hits: this.#hits,
      misses: this.#misses,
      evicted: this.#evicted,
    };
  }
}

/**
 * How much may have changed in a state since it was weighed: what was folded into it, and what each event may have taken
 * away. A claim that comes adds 0.7 of that, one that goes takes 1.1 of it, a date that is set again adds nothing.
 */
const changedSince = ({ weighedAt }: Kept, { bytesIn, version }: FoldedStream) =>
  Math.abs(bytesIn - weighedAt.bytesIn) + takenAway * Math.abs(version - weighedAt.version);

/** Bytes of a claim in memory, about. */
const takenAway = 400;

/**
 * Weighing takes as long as the state is large (1 ms for a thousand claims), so it is done anew only where a 28th part may
 * have changed. That much is added until then: what is added takes up to three times its bytes, what goes up to 1.3 times, so
 * the weight is true within a tenth, and too heavy for a while where a short word takes much away. Of the changes only the
 * last one is weighed: they are all alike, and fifty of them took as long as the state.
 */
const weightIn = (key: string, folded: FoldedStream, kept: Kept | undefined): Omit<Kept, 'folded'> => {
  const changed = kept ? changedSince(kept, folded) : Number.POSITIVE_INFINITY;
  if (kept && changed <= kept.weighed / 28) return { ...kept, bytes: kept.weighed + changed };
  const { state, recent } = folded;
  const weighed = overhead + weightOf(key) + weightOf(state) + recent.length * weightOf(recent.at(-1));
  return { bytes: weighed, weighed, weighedAt: { bytesIn: folded.bytesIn, version: folded.version } };
};
