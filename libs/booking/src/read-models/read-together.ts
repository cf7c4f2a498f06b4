import type { Scope } from './scope.js';

type Place = Pick<Scope, 'shard' | 'tenant'>;

interface Batch<Found> {
  readonly place: Place;
  readonly asked: Map<string, PromiseWithResolvers<Found | null>>;
}

/** Of one tenant, so that nobody waits for another one's; two: where one hangs, the other goes on. */
const callsAtMost = 2;
const idsAtMost = 256;

/**
 * Reads by one statement what several callers ask for by id. A caller who comes while two calls are under way waits for the next
 * one: what is told is no older than the question. Nobody waits for others to come.
 */
export class ReadTogether<Found> {
  readonly #waiting = new Map<string, Batch<Found>>();
  readonly #underWay = new Map<string, number>();

  /** `read`: those of some ids that there are, by id. */
  constructor(private readonly read: (place: Place, ids: readonly string[]) => Promise<ReadonlyMap<string, Found>>) {}

  one({ shard, tenant }: Place, id: string): Promise<Found | null> {
    const key = `${shard} ${tenant}`;
    const batch = this.#waiting.get(key) ?? { place: { shard, tenant }, asked: new Map() };
    const asked = batch.asked.get(id) ?? Promise.withResolvers<Found | null>();
    batch.asked.set(id, asked);
    this.#waiting.set(key, batch);
    this.#goOn(key);
    return asked.promise;
  }

  #goOn(key: string): void {
    const batch = this.#waiting.get(key);
    if (!batch || (this.#underWay.get(key) ?? 0) >= callsAtMost) return;
    this.#waiting.delete(key);
    void this.#ask(key, batch);
  }

  #count(key: string, more: number): void {
    const count = (this.#underWay.get(key) ?? 0) + more;
    if (count > 0) this.#underWay.set(key, count);
    else this.#underWay.delete(key);
  }

  async #ask(key: string, { place, asked }: Batch<Found>): Promise<void> {
    this.#count(key, 1);
    const all = [...asked];
    for (let from = 0; from < all.length; from += idsAtMost) {
      const some = all.slice(from, from + idsAtMost);
      try {
        const found = await this.read(
          place,
          some.map(([id]) => id),
        );
        for (const [id, { resolve }] of some) resolve(found.get(id) ?? null);
      } catch (error) {
        for (const [, { reject }] of some) reject(error);
      }
    }
    this.#count(key, -1);
    this.#goOn(key);
  }
}
