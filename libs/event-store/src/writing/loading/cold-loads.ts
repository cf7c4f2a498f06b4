import { Busy } from '../../failures.js';
import type { FoldedStream } from '../../streams/folded-stream.js';
import type { WriterPlace } from '../writer-place.js';
import type { Reads } from './cold-reads.js';
import { type Loading, loadingOf, loadPage, type Wanted } from './load-streams.js';

/** Milliseconds for one stream; what was folded by then is kept, and the next one goes on from there. */
export const timeToLoad = 8_000;

type Place = Pick<WriterPlace, 'shard' | 'cache' | 'vault' | 'world'> & { readonly reads: Reads };

/** What is loaded for commands that wait for it: at once, or, of streams of more than a page, in a while. */
export interface Loaded {
  readonly states: ReadonlyMap<string, FoldedStream>;
  /** Each rejects with Busy where its time is up. */
  readonly long: ReadonlyMap<string, Promise<FoldedStream>>;
}

/**
 * Loads streams that are not in memory. One that is long keeps nobody waiting who does not need it, and is read once,
 * however many wait for it.
 */
export class ColdLoads {
  readonly #long = new Map<string, Promise<FoldedStream>>();

  constructor(private readonly place: Place) {}

  async load(wanted: readonly Wanted[]): Promise<Loaded> {
    const { reads } = this.place;
    const long = new Map<string, Promise<FoldedStream>>();
    const streams: Loading[] = [];
    for (const each of loadingOf(this.place, wanted)) {
      if (this.#long.has(each.key)) long.set(each.key, this.#long.get(each.key)!);
      else streams.push(each);
    }
    for (let left = streams; left.length > 0; ) {
      const [unfinished, ...others] = await loadPage(reads, this.place, left);
      if (unfinished) long.set(unfinished.key, this.#toTheEnd(unfinished));
      left = others;
    }
    const states = new Map(streams.filter(({ key }) => !long.has(key)).map(({ key, folded }) => [key, folded]));
    return { states, long };
  }

  #toTheEnd(stream: Loading): Promise<FoldedStream> {
    return this.#long.get(stream.key) ?? this.#begin(stream);
  }

  #begin(stream: Loading): Promise<FoldedStream> {
    const read = this.#readOn(stream).finally(() => this.#long.delete(stream.key));
    // Who waits for it hears of it by what load() returned; it may be nobody any more.
    read.catch(() => {});
    this.#long.set(stream.key, read);
    return read;
  }

  async #readOn(stream: Loading): Promise<FoldedStream> {
    const { world, reads } = this.place;
    const deadline = world.monotonic() + timeToLoad;
    for (let left = [stream]; left.length > 0; left = await loadPage(reads, this.place, left)) {
      const { key, folded } = stream;
      if (world.monotonic() >= deadline) throw new Busy(`${key} is long, and read as far as ${folded.version}`);
    }
    return stream.folded;
  }
}
