import type { Pool } from 'pg';
import { later, type Point } from './point.js';
import { missingPoints } from './sql/reading/missing-points.js';

/**
 * Which log it is that this process has seen. A failover that lost the last events, or a restore, gives a shard another
 * past under the same identity: what was made of the old one and is still in memory has to go then.
 */
export class History {
  readonly #seen = new Map<number, Point>();
  readonly #listeners = new Set<(shard: number) => void>();

  /** Takes note of an event that stands in the log. */
  saw(shard: number, point: Point): void {
    const known = this.#seen.get(shard);
    this.#seen.set(shard, known ? later(known, point) : point);
  }

  /** What `read` says of the heads; one that is lower than what was seen before it was asked for is that of another past. */
  async compare(read: () => Promise<Map<number, number>>): Promise<Map<number, number>> {
    const seen = [...this.#seen];
    const heads = await read();
    for (const [shard, { position }] of seen) if (position > (heads.get(shard) ?? 0)) this.lost(shard);
    return heads;
  }

  /** Looks whether what was seen still stands there. */
  async check(pool: Pool): Promise<void> {
    const seen = [...this.#seen].map(([shard, point]) => ({ shard, ...point }));
    if (seen.length > 0) for (const shard of await missingPoints(pool, seen)) this.lost(shard);
  }

  /** Something that was in a shard is there no more. */
  lost(shard: number): void {
    this.#seen.delete(shard);
    for (const listener of this.#listeners) listener(shard);
  }

  /** Calls `listener` whenever what is in memory of a shard may be of a past that is not the log's any more. */
  onLost(listener: (shard: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
