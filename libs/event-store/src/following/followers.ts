import pLimit from 'p-limit';
import type { Scanned } from '../catalogue/scanned.js';
import type { StoredEvent } from '../catalogue/stored-event.js';
import type { Point } from '../point.js';
import type { StreamOfTenant } from '../sql/reading/last-said.js';
import type { World } from '../world/world.js';
import { type Following, follow, type Page, type SharedReading } from './follow.js';
import { type Bounds, positionOf } from './recent-events.js';
import { followedOf, type ReadPage, type ReadShard, ShardReader } from './shard-reader.js';
import { type Naming, Whose } from './whose.js';

/** The log as those who follow it need it. */
export interface FollowedLog {
  readPage(shard: number, after: number | Point, page: Bounds): Promise<ReadPage>;
  lastSaid(
    shard: number,
    streams: readonly StreamOfTenant[],
    path: readonly string[],
    upTo: number,
  ): Promise<(string | null)[]>;
  onAppend(listener: (shard: number, head: number) => void): () => void;
}

/** What a reader of a shard takes at once. */
const readAtOnce: Bounds = { events: 1_000, bytes: 256 << 10 };

/** Followers that are behind read so many pages at the same time, the others wait for their turn. */
const behindAtOnce = 2;

/** All who follow a log in this process: one reader for each shard that is followed, and turns for those who are behind. */
export class Followers {
  readonly #shards = new Map<number, FollowedShard>();
  readonly #turns = pLimit(behindAtOnce);

  /** @param naming where events say whom they concern; absent: nobody can ask for that */
  constructor(
    private readonly log: FollowedLog,
    private readonly naming: Naming | undefined,
    private readonly world: World,
  ) {}

  follow(shard: number, following: Following): AsyncGenerator<Page, void> {
    if (following.person !== undefined && !this.naming)
      throw new TypeError('this log was opened without saying where events name persons');
    const shared = this.#shards.get(shard) ?? new FollowedShard(shard, this.log, this.naming, this.world, this.#turns);
    this.#shards.set(shard, shared);
    return follow(shared, following);
  }

  /** Ends all readers, and with them the following of whoever follows still. */
  async close(): Promise<void> {
    await Promise.all([...this.#shards.values()].map((shard) => shard.close()));
  }
}

/** A shard that is or was followed here. */
class FollowedShard implements SharedReading {
  #reader: ShardReader | null = null;
  #followers = 0;
  #askers = 0;
  isClosed = false;

  constructor(
    private readonly shard: number,
    private readonly log: FollowedLog,
    private readonly naming: Naming | undefined,
    readonly world: World,
    private readonly turns: <Result>(work: () => Promise<Result>) => Promise<Result>,
  ) {}

  get reader(): ShardReader | null {
    return this.#reader;
  }

  beginReader(at: number | Point): void {
    if (this.#reader || this.isClosed) return;
    const whose = this.naming && new Whose(this.naming);
    const log: ReadShard = {
      read: (after) => this.log.readPage(this.shard, after, readAtOnce),
      concerned: async (after, events) => {
        if (this.#askers > 0 && whose) return this.#concerned(whose, after, events);
        whose?.forget();
        return null;
      },
      onGrown: (listener) => this.log.onAppend((grown) => grown === this.shard && listener()),
    };
    const reader = new ShardReader(this.shard, at, log, this.world);
    this.#reader = reader;
    // Whoever follows with it has it still, and is told why; whoever comes begins anew.
    void reader.done.then(() => {
      if (this.#reader === reader) this.#reader = null;
    });
  }

  readAlone(at: number | Point, page: Bounds, asks: boolean) {
    return this.turns(async () => {
      if (this.#followers === 0 || this.isClosed) return null;
      const { isEnd, ...read } = await this.log.readPage(this.shard, at, page);
      const concerned = asks ? await this.#concerned(new Whose(this.naming!), positionOf(at), read.events) : null;
      return { events: followedOf(read, concerned), isEnd };
    });
  }

  join(asks: boolean): () => void {
    let isIn = true;
    this.#followers += 1;
    if (asks) this.#askers += 1;
    return () => {
      if (!isIn) return;
      isIn = false;
      this.#followers -= 1;
      if (asks) this.#askers -= 1;
      if (this.#followers === 0) void this.#endReader();
    };
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.#endReader();
  }

  async #endReader(): Promise<void> {
    const reader = this.#reader;
    this.#reader = null;
    reader?.end();
    await reader?.done;
  }

  #concerned(whose: Whose, after: number, events: readonly Scanned<StoredEvent>[]) {
    const lookUp = (streams: readonly StreamOfTenant[], path: readonly string[]) =>
      this.log.lastSaid(this.shard, streams, path, after);
    return whose.concerned(events, lookUp);
  }
}
