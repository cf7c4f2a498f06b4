import type { Pool } from 'pg';
import type { World } from '#libs/event-store';
import { leaseDuration } from './leases.js';
import type { ProjectionId } from './projection.js';
import { leaveRunners, type MetRunner, meetRunners } from './sql/meet-runners.js';

/**
 * The share that a runner has in all shards: who moves more than others that feed the same projections gives
 * some up, and who moves fewer takes them first.
 */
export class Share {
  readonly holder: string;
  readonly #feeds: string;
  #others: readonly number[] = [];
  /** What others last said, and when that was news by the monotonic clock: who is there is not told by a clock that can be set. */
  #heard = new Map<string, { readonly word: string; readonly at: number }>();
  #told = 0;
  #next = 0;
  #settledAt = 0;

  constructor(
    private readonly pool: Pool,
    private readonly world: Pick<World, 'monotonic' | 'newId'>,
    projections: readonly ProjectionId[],
    private readonly duration: number = leaseDuration,
  ) {
    this.holder = world.newId();
    const names = projections.map(({ name, version }) => `${name} ${version}`);
    this.#feeds = names.sort().join(', ');
  }

  /** How long to leave to those who move fewer what nobody moves any more, in milliseconds. */
  hesitation(moves: number): number {
    return moves > Math.min(...this.#others) ? this.duration / 4 : 0;
  }

  /** How long to leave to others what was given up, in milliseconds: they look for it more often than that. */
  get abstention(): number {
    return this.duration / 2;
  }

  /** Tells the others how many shards this runner moves, now and then or when it is news. Returns how many are too many. */
  async surplus(moves: number): Promise<number> {
    if (moves === this.#told && this.world.monotonic() < this.#next) return 0;
    this.#next = this.world.monotonic() + this.duration / 3;
    this.#told = moves;
    const { holder } = this;
    this.#others = this.#present(
      await meetRunners(this.pool, { holder, feeds: this.#feeds, shards: moves }, this.duration),
    );
    const isEven = moves - Math.min(...this.#others) < 2;
    if (isEven || moves < Math.max(...this.#others) || this.world.monotonic() < this.#settledAt) return 0;
    this.#settledAt = this.world.monotonic() + this.abstention;
    const all = this.#others.reduce((sum, shards) => sum + shards, moves);
    return Math.max(1, moves - Math.ceil(all / (this.#others.length + 1)));
  }

  /** Those who have said something new within the time that a lease lasts. */
  #present(met: readonly MetRunner[]): number[] {
    const now = this.world.monotonic();
    const heard = met.map(({ holder, word }) => {
      const before = this.#heard.get(holder);
      return [holder, before?.word === word ? before : { word, at: now }] as const;
    });
    this.#heard = new Map(heard);
    return met.filter(({ holder }) => now - this.#heard.get(holder)!.at < this.duration).map(({ shards }) => shards);
  }

  async leave(): Promise<void> {
    await leaveRunners(this.pool, this.holder);
  }
}
