import type { Pool } from 'pg';
import { later, type Point } from './point.js';
import { missingPoints } from './sql/reading/missing-points.js';

/**
 * Which log it is that this process has seen. A failover that lost the last events, or a restore, gives a shard another
 * past under the same identity: what was made of the old one and is still in memory has to go then.
 */
export class History {
  readonly #seen = new Map<number, Point>();
  readonly #listeners = new Set<() => void>();

  /** Takes note of an event that stands in the log. */
  saw(shard: number, point: Point): void {
    const known = this.#seen.get(shard);
    this.#seen.set(shard, known ? later(known, point) : point);
  }

  /** The last event of a shard that this process knows of, null where it knows of none. */
  lastSeen(shard: number): Point | null {
    return this.#seen.get(shard) ?? null;
  }

  /** What `read` says of the heads; one that is lower than what was seen before it was asked for is that of another past. */
  async compare(read: () => Promise<Map<number, number>>): Promise<Map<number, number>> {
    const seen = [...this.#seen];
    const heads = await read();
    if (seen.some(([shard, { position }]) => position > (heads.get(shard) ?? 0))) this.lost();
    return heads;
  }

  /** Looks whether what was seen still stands there. */
  async check(pool: Pool): Promise<void> {
    const seen = [...this.#seen].map(([shard, point]) => ({ shard, ...point }));
    if (seen.length > 0 && (await missingPoints(pool, seen)).length > 0) this.lost();
  }

  /** Something that was in the log is there no more. */
  lost(): void {
    this.#seen.clear();
    for (const listener of this.#listeners) listener();
  }

  /** Calls `listener` whenever what is in memory may be of a past that is not the log's any more. */
  onLost(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
