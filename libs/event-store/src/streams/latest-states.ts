import type { Pool } from 'pg';
import { Busy } from '../failures.js';
import type { Vault } from '../personal/vault.js';
import { hasStream } from '../sql/reading/has-stream.js';
import { ColdLoads } from '../writing/loading/cold-loads.js';
import { coldReads, type Reads } from '../writing/loading/cold-reads.js';
import type { WriterPlace } from '../writing/writer-place.js';
import type { Stream } from './stream.js';
import { type StreamCache, streamKey } from './stream-cache.js';

/** Milliseconds in which a state is found or whoever asks is told to come again. */
const timeToFind = 8_000;

type Place = Pick<WriterPlace, 'world'> & {
  readonly pool: Pool;
  readonly cache: StreamCache;
  readonly vault: Vault | null;
};

/**
 * What streams come to by now, for who reads: from what commands have in memory, and what the log has beyond that. On a
 * third of the connections of its own, so that whoever asks for what is not there keeps no command waiting.
 */
export class LatestStates {
  readonly #reads: Reads;
  readonly #loads = new Map<number, ColdLoads>();

  constructor(private readonly place: Place) {
    this.#reads = coldReads(place.pool);
  }

  /** Null where the stream has no events, which costs one probe. Throws UnreadableEvent, and Busy where it takes too long. */
  async find<State, Event>(shard: number, tenant: string, stream: Stream<State, Event>): Promise<State | null> {
    const late = new AbortController();
    const tooLate = new Promise<never>((_, reject) => {
      const tell = () => reject(new Busy(`${stream.name} was not found in time`));
      const cancel = this.place.world.after(timeToFind, tell);
      late.signal.addEventListener('abort', cancel);
    });
    try {
      return await Promise.race([this.#find(shard, tenant, stream, late.signal), tooLate]);
    } finally {
      late.abort();
    }
  }

  async #find<State, Event>(
    shard: number,
    tenant: string,
    stream: Stream<State, Event>,
    late: AbortSignal,
  ): Promise<State | null> {
    const isThere = await this.#reads(async (db) => !late.aborted && hasStream(db, shard, tenant, stream.name));
    if (!isThere) return null;
    const key = streamKey(tenant, stream.name);
    const { states, long } = await this.#loadsIn(shard).load([{ tenant, stream: stream as Stream<unknown> }]);
    const folded = states.get(key) ?? (await long.get(key)!);
    if (folded.unreadable) throw folded.unreadable;
    return folded.state as State;
  }

  #loadsIn(shard: number): ColdLoads {
    const known = this.#loads.get(shard);
    if (known) return known;
    const { cache, vault, world } = this.place;
    const loads = new ColdLoads({ shard, cache, vault, world, reads: this.#reads });
    this.#loads.set(shard, loads);
    return loads;
  }
}
