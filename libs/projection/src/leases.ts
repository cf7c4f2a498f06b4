import type { Pool } from 'pg';
import type { ProjectionId } from './projection.js';
import { takeLeases, tidyLeases } from './sql/take-leases.js';

/** How long a lease lasts unless it is renewed, in milliseconds: a runner that was killed is followed by another soon after. */
export const leaseDuration = 6_000;

/** Renewed after a third of the time, so that two renewals may fail. Who waits for a lease looks twice as often. */
const renewals = 3;
const looks = 6;
const renewalsBetweenTidying = 100;

/** The leases of one runner in one shard. */
export class Leases {
  readonly #held = new Map<ProjectionId, number>();
  #next = 0;
  #renewals = 0;

  constructor(
    private readonly shard: number,
    private readonly pool: Pool,
    private readonly projections: readonly ProjectionId[],
    readonly holder: string,
    private readonly duration: number = leaseDuration,
  ) {}

  holds(projection: ProjectionId): boolean {
    return (this.#held.get(projection) ?? 0) > performance.now();
  }

  /** Milliseconds until they have to be renewed, or looked for. */
  get pause(): number {
    return Math.max(0, this.#next - performance.now());
  }

  /**
   * Renews those that it holds and takes those that nobody has held for `hesitation` milliseconds. Returns those that
   * are new.
   */
  async renew(hesitation: number): Promise<ProjectionId[]> {
    const asked = performance.now();
    const { pool, shard, projections, holder, duration } = this;
    const indexes = await takeLeases(pool, shard, projections, holder, duration, hesitation);
    const taken = this.projections.filter((projection, index) => indexes.has(index) && !this.holds(projection));
    for (const [index, projection] of this.projections.entries()) {
      if (indexes.has(index)) this.#held.set(projection, asked + this.duration);
      else this.#held.delete(projection);
    }
    const isWaiting = indexes.size < this.projections.length;
    this.#next = asked + this.duration / (isWaiting ? looks : renewals);
    this.#renewals += 1;
    if (this.#renewals % renewalsBetweenTidying === 0) await tidyLeases(this.pool, this.shard, this.holder);
    return taken;
  }

  /** They have to be looked at before anything else: somebody else may have them. */
  doubt(): void {
    this.#next = 0;
  }

  /** Lets others have them at once, and does not look for them for `pause` milliseconds. */
  async release(pause = 0): Promise<void> {
    const held = this.projections.filter((projection) => this.holds(projection));
    this.#held.clear();
    this.#next = performance.now() + pause;
    if (held.length > 0) await takeLeases(this.pool, this.shard, held, this.holder, 0);
  }
}
