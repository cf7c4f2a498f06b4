import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** A person's key as it was last seen; `key` is null where it is destroyed. */
export interface Known {
  readonly generation: number;
  readonly key: Buffer | null;
  /** Tells it from another one of the same generation: two may be drawn at once, and one of them is stored. */
  readonly print: string;
  /** `performance.now()` when it was seen in the database. */
  readonly seenAt: number;
}

/** Tells nothing of the key. */
export const printOf = (key: Buffer): string => hash('sha256', key).slice(0, 12);

/** For how long a key is believed to be there still, in milliseconds: so long may a destroyed one open what it sealed. */
const believed = 1_000;

/** Keys in memory, by tenant and stream. */
export class Keyring {
  readonly #known: LRUCache<string, Known>;

  constructor(keys = 50_000) {
    this.#known = new LRUCache({ max: keys });
  }

  put(tenant: string, stream: string, generation: number, key: Buffer | null): void {
    this.#known.set(`${tenant} ${stream}`, {
      generation,
      key,
      print: key ? printOf(key) : '',
      seenAt: performance.now(),
    });
  }

  /** What was last seen, however long ago: good for sealing, as the append checks the generation. */
  any(tenant: string, stream: string): Known | undefined {
    return this.#known.get(`${tenant} ${stream}`);
  }

  /** What was seen within the last second, or just became known: good for opening. */
  fresh(tenant: string, stream: string): Known | undefined {
    const known = this.any(tenant, stream);
    return known && performance.now() - known.seenAt <= believed ? known : undefined;
  }
}
