import pLimit from 'p-limit';
import { type EventLog, sleep } from '#libs/event-store';

const lookEvery = 250;
/** Who appended so many milliseconds ago will do it again. */
const recent = 1_000;
/** While others append, a rebuild rests so many times as long as it worked. */
const restsPerWork = 8;
const longestRest = 1_000;
/** A piece takes about so long then, in milliseconds: whoever meets one waits no longer on a slow machine than on a fast one. */
const longEnough = 10;
/** The first one has so many; none has more than twice as many as the one before. */
const firstSize = 64;

/**
 * Lets those go first who append: a rebuild that has the log to itself never rests, one that shares it does one piece
 * of work at a time, so that of two processors one is free, and rests after it.
 */
export class Pace {
  readonly #turn = pLimit(1);
  #sum = Number.NaN;
  #isShared = false;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #size = firstSize;

  constructor(private readonly log: Pick<EventLog, 'heads' | 'scanShard' | 'now' | 'world'>) {}

  /** Whether somebody else appends at the moment. */
  get isShared(): boolean {
    return this.#isShared;
  }

  /** Looks for the first time: by when the last events were appended, as there are no earlier heads to compare with. */
  async begin(): Promise<void> {
    const heads = [...(await this.log.heads())];
    this.#lookedAt = this.log.world.monotonic();
    this.#sum = sumOf(heads);
    const last = await Promise.all(heads.map(([shard, head]) => this.log.scanShard(shard, head - 1, 1)));
    this.#isShared = last
      .flatMap(({ events }) => events)
      .some(({ recordedAt }) => recordedAt > this.log.now() - recent);
  }

  /** Does a piece of work when it is its turn, and returns what it returns when the next may begin. */
  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.#look();
    return this.#isShared ? this.#turn(() => this.#doAndRest(work)) : work();
  }

  /** Does the same with all of these: at once, or, while others append, in pieces that are cut by how long the last one took. */
  async takeAll<Each>(all: readonly Each[], work: (some: readonly Each[]) => Promise<void>): Promise<void> {
    for (let at = 0; at < all.length; ) {
      await this.#look();
      const some = this.#isShared ? all.slice(at, at + this.#size) : all.slice(at);
      at += some.length;
      await this.take(() => this.#measured(some, work));
    }
  }

  async #measured<Each>(some: readonly Each[], work: (some: readonly Each[]) => Promise<void>): Promise<void> {
    const began = this.log.world.monotonic();
    await work(some);
    const took = this.log.world.monotonic() - began;
    const wanted = Math.floor((some.length * longEnough) / Math.max(took, 1));
    this.#size = Math.max(1, Math.min(wanted, this.#size * 2));
  }

  async #doAndRest<Result>(work: () => Promise<Result>): Promise<Result> {
    const { world } = this.log;
    const began = world.monotonic();
    const result = await work();
    await sleep(world, Math.min(longestRest, (world.monotonic() - began) * restsPerWork));
    return result;
  }

  async #look() {
    const now = this.log.world.monotonic();
    if (now - this.#lookedAt < lookEvery) return;
    this.#lookedAt = now;
    const sum = sumOf(await this.log.heads());
    this.#isShared = sum > this.#sum;
    this.#sum = sum;
  }
}

const sumOf = (heads: Iterable<readonly [shard: number, head: number]>) =>
  [...heads].reduce((total, [, head]) => total + head, 0);
