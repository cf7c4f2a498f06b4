import type { Pool } from 'pg';
import type { Machine } from '#libs/event-store';
import type { ProjectionId } from './projection.js';
import { type Looked, releaseLeases, takeLeases, tidyLeases, type Watched } from './sql/take-leases.js';

/** How long a lease lasts unless it is renewed, in milliseconds: a runner that was killed is followed by another soon after. */
export const leaseDuration = 6_000;

/** Renewed after a third of the time, so that two renewals may fail. Who waits for a lease looks twice as often. */
const renewals = 3;
const looks = 6;
const renewalsBetweenTidying = 100;

/** The leases of one runner in one shard. */
export class Leases {
  readonly #held = new Map<ProjectionId, number>();
  /** Others' leases, and when each of them was first seen, by the monotonic clock. */
  readonly #watched = new Map<ProjectionId, { readonly number: number; readonly since: number }>();
  #next = 0;
  #renewals = 0;

  constructor(
    private readonly shard: number,
    private readonly pool: Pool,
    private readonly here: Machine,
    private readonly projections: readonly ProjectionId[],
    readonly holder: string,
    private readonly duration: number = leaseDuration,
  ) {}

  holds(projection: ProjectionId): boolean {
    return (this.#held.get(projection) ?? 0) > this.here.monotonic();
  }

  /** Milliseconds that are left of one at least; 0 where it is another's. */
  left(projection: ProjectionId): number {
    return Math.max(0, (this.#held.get(projection) ?? 0) - this.here.monotonic());
  }

  /** Milliseconds until they have to be renewed, or looked for. */
  get pause(): number {
    return Math.max(0, this.#next - this.here.monotonic());
  }

  /**
   * Renews those that it holds and takes those that nobody has held for `hesitation` milliseconds: others' leases are over
   * where they were released, or went without a renewal while this runner watched. Returns those that are new.
   */
  async renew(hesitation: number): Promise<ProjectionId[]> {
    const asked = this.here.monotonic();
    const { pool, shard, projections, holder, duration } = this;
    const watched = projections.map((projection) => this.#watchedFor(projection, asked));
    const looked = await takeLeases(pool, shard, projections, { holder, milliseconds: duration, hesitation }, watched);
    const taken = projections.filter((projection, index) => looked[index]!.isTaken && !this.holds(projection));
    for (const [index, projection] of projections.entries()) this.#note(projection, looked[index]!, asked);
    const isWaiting = looked.some(({ isTaken }) => !isTaken);
    this.#next = asked + this.duration / (isWaiting ? looks : renewals);
    this.#renewals += 1;
    if (this.#renewals % renewalsBetweenTidying === 0) await tidyLeases(this.pool, this.shard, this.holder);
    return taken;
  }

  #watchedFor(projection: ProjectionId, now: number): Watched | undefined {
    const watched = this.#watched.get(projection);
    return watched && { number: watched.number, unrenewed: now - watched.since };
  }

  #note(projection: ProjectionId, { number, isTaken }: Looked, asked: number): void {
    if (isTaken) {
      this.#held.set(projection, asked + this.duration);
      this.#watched.delete(projection);
      return;
    }
    this.#held.delete(projection);
    const isKnown = this.#watched.get(projection)?.number === number;
    if (number !== null && !isKnown) this.#watched.set(projection, { number, since: this.here.monotonic() });
  }

  /** They have to be looked at before anything else: somebody else may have them. */
  doubt(): void {
    this.#next = 0;
  }

  /** Lets others have them at once, and does not look for them for `pause` milliseconds. */
  async release(pause = 0): Promise<void> {
    const held = this.projections.filter((projection) => this.holds(projection));
    this.#held.clear();
    this.#next = this.here.monotonic() + pause;
    if (held.length > 0) await releaseLeases(this.pool, this.shard, held, this.holder);
  }
}
