import { hash } from 'node:crypto';
import { RecentlyUsed } from '../recently-used.js';
import type { Machine } from '../world/world.js';

/** A person's key as it was last seen; `key` is null where it is destroyed. */
export interface Known {
  readonly generation: number;
  readonly key: Buffer | null;
  /** Tells it from another one of the same generation: two may be drawn at once, and one of them is stored. */
  readonly print: string;
  /** By the monotonic clock, when it was in the database: when that was asked for, or the answer came that it is stored. */
  readonly seenAt: number;
}

/** Tells nothing of the key. */
export const printOf = (key: Buffer): string => hash('sha256', key).slice(0, 12);

/** For how long a key is believed to be there still, in milliseconds: so long may a destroyed one open what it sealed. */
const believed = 1_000;

/** Keys in memory, by tenant and stream: as they are in the database, and beside them those that were drawn here. */
export class Keyring {
  readonly #known: RecentlyUsed<Known>;
  /** By print: until what it sealed is settled nobody else has it, and afterwards the database may have another one. */
  readonly #drawn: RecentlyUsed<Buffer>;
  readonly #missedAt: RecentlyUsed<number>;

  constructor(
    private readonly here: Pick<Machine, 'monotonic'>,
    keys = 50_000,
  ) {
    this.#known = new RecentlyUsed({ entries: keys });
    this.#drawn = new RecentlyUsed({ entries: keys });
    this.#missedAt = new RecentlyUsed({ entries: keys });
  }

  /** All of which that is so, by tenant and stream: the database may have forgotten some. */
  clear(isOver: (name: string) => boolean): void {
    for (const keys of [this.#known, this.#drawn, this.#missedAt]) keys.clear(isOver);
  }

  /** Takes note of a key as it is in the database, asked for at `seenAt`: what was seen later stays. */
  saw(tenant: string, stream: string, seen: Known): void {
    const before = this.any(tenant, stream);
    if (!before || before.seenAt <= seen.seenAt) this.#known.set(`${tenant} ${stream}`, seen);
    this.#drawn.delete(`${tenant} ${stream} ${seen.print}`);
  }

  /** Takes note of a key that nothing is stored of yet. */
  drew(tenant: string, stream: string, print: string, key: Buffer): void {
    this.#drawn.set(`${tenant} ${stream} ${print}`, key);
  }

  /** The key of a print, if it is to be had without a look. */
  find(tenant: string, stream: string, print: string): Buffer | null {
    const known = this.any(tenant, stream);
    return (known?.print === print ? known.key : this.#drawn.get(`${tenant} ${stream} ${print}`)) ?? null;
  }

  /**
   * Takes note that a key is missed. Returns whether it is lost: the database was asked after it had been missed here, and
   * had none of its print.
   */
  missed(tenant: string, stream: string, print: string): boolean {
    const name = `${tenant} ${stream} ${print}`;
    const missedAt = this.#missedAt.get(name);
    if (missedAt === undefined) this.#missedAt.set(name, this.here.monotonic());
    const seenAt = this.any(tenant, stream)?.seenAt;
    return missedAt !== undefined && seenAt !== undefined && seenAt > missedAt;
  }

  /** What was last seen, however long ago: good for sealing, as the append checks the generation. */
  any(tenant: string, stream: string): Known | undefined {
    return this.#known.get(`${tenant} ${stream}`);
  }

  /** What was seen within the last second, or just became known: good for opening. */
  fresh(tenant: string, stream: string): Known | undefined {
    const known = this.any(tenant, stream);
    return known && this.here.monotonic() - known.seenAt <= believed ? known : undefined;
  }
}
