import type { FoldedStream } from '../../streams/folded-stream.js';
import { streamKey } from '../../streams/stream-cache.js';
import { failureOf } from '../fate/call-failure.js';
import { isLasting } from '../fate/read-failure.js';
import { type Pending, suffer } from '../pending.js';
import type { Unready } from '../seal.js';
import type { WriterPlace } from '../writer-place.js';
import { ColdLoads } from './cold-loads.js';
import { wantedBy } from './load-streams.js';

/** Loads for commands that wait for it, while the others go on. */
export class CommandLoads {
  readonly #cold: ColdLoads;

  /** `comeBack`: for those that have what they need; they come before those who came later. */
  constructor(
    private readonly place: WriterPlace,
    private readonly comeBack: (ready: readonly Pending[]) => void,
  ) {
    this.#cold = new ColdLoads(place);
  }

  async load(unready: readonly Unready[]): Promise<void> {
    const { reads, shard } = this.place;
    try {
      const wishes = unready.map(async ({ pending, needs }) => {
        return { pending, wanted: await wantedBy(reads, shard, pending, needs) };
      });
      const waiting = await Promise.all(wishes);
      const { states, long } = await this.#cold.load(waiting.flatMap(({ wanted }) => wanted));
      const ready: Pending[] = [];
      for (const { pending, wanted } of waiting) {
        const keys = wanted.map(({ tenant, stream }) => streamKey(tenant, stream.name));
        for (const key of keys) if (states.has(key)) pending.loaded.set(key, states.get(key)!);
        const late = keys.filter((key) => long.has(key));
        if (late.length === 0) ready.push(pending);
        else void this.#wait(pending, late, long);
      }
      this.comeBack(ready);
    } catch (error) {
      if (unready.length > 1 && isLasting(error)) for (const each of unready) void this.load([each]);
      else for (const { pending } of unready) unread(pending, error);
    }
  }

  async #wait(pending: Pending, keys: readonly string[], long: ReadonlyMap<string, Promise<FoldedStream>>) {
    try {
      const loaded = await Promise.all(keys.map(async (key) => [key, await long.get(key)!] as const));
      for (const [key, folded] of loaded) pending.loaded.set(key, folded);
      this.comeBack([pending]);
    } catch (error) {
      unread(pending, error);
    }
  }
}

const unread = (pending: Pending, error: unknown) =>
  suffer(pending, { what: 'unread', failure: failureOf(error) }, error);
