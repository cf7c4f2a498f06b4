import type { Pool } from 'pg';
import type { Catalogue } from '../catalogue/catalogue.js';
import { guarded, type LogLogger } from '../guarded.js';
import type { Vault } from '../personal/vault.js';
import type { Point } from '../point.js';
import { ReadableLog } from '../readable-log.js';
import { lastSaid } from '../sql/reading/last-said.js';
import { readPage } from '../sql/reading/read-page.js';
import type { World } from '../world/world.js';
import { Doorbell } from './doorbell.js';
import type { Following, Page } from './follow.js';
import { Followers } from './followers.js';
import { type Bounds, positionOf } from './recent-events.js';
import type { ReadPage } from './shard-reader.js';
import type { Naming } from './whose.js';

/** Connections for all who follow the log in this process: appends do not wait for them, nor they for appends. */
const followersConnections = 3;

/** A log as far as it is followed: who does hears of what is new in it, and of what it has lost. */
export class FollowableLog extends ReadableLog {
  readonly #followersPool: Pool;
  readonly #followers: Followers;
  readonly #doorbell: Doorbell;
  readonly #reconnectListeners = new Set<() => void>();
  #closed: Promise<void> | undefined;

  protected constructor(
    pool: Pool,
    catalogue: Catalogue,
    vault: Vault | null,
    naming: Naming | undefined,
    protected readonly logger: LogLogger,
    /** What comes from outside; whoever stands on the log goes by the same one. */
    readonly world: World,
  ) {
    super(pool, catalogue, vault);
    this.#doorbell = new Doorbell(
      pool,
      logger,
      world,
      () => this.#look(),
      () => this.#reconnected(),
    );
    this.#followersPool = world.poolBeside(pool, followersConnections, 'slotlog followers');
    this.#followers = new Followers(
      {
        readPage: (shard, after, page) => this.#readPage(shard, after, page),
        lastSaid: (...asked) => lastSaid(this.#followersPool, ...asked),
        onAppend: (listener) => this.onAppend(listener),
      },
      naming,
      world,
    );
  }

  /** Begins to hear what other processes append. */
  protected listen(): Promise<void> {
    return this.#doorbell.open();
  }

  /** The pool stays open: it belongs to who made it. Whoever follows still is told that it is over. */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    await this.#followers.close();
    await this.#followersPool.end();
    await this.#doorbell.close();
  }

  /**
   * The events of a shard from a position on, as they are stored: read once for all who follow it in this process. Throws
   * HoleInLog, UnreadableEvent, OtherHistory.
   */
  follow(shard: number, following: Following): AsyncGenerator<Page, void> {
    return this.#followers.follow(shard, following);
  }

  async #readPage(shard: number, after: number | Point, page: Bounds): Promise<ReadPage> {
    const read = await readPage(this.#followersPool, shard, positionOf(after), page.events, page.bytes);
    const sums = [0, ...read.bytes];
    return {
      events: this.scanned(shard, after, read),
      bytes: read.bytes.map((sum, index) => sum - sums[index]!),
      isEnd: read.events.length < page.events && sums.at(-1)! < page.bytes,
    };
  }

  /** As `reveal`, for whoever follows: over their connections. */
  async revealFollowed<T>(shard: number, tenant: string, value: T): Promise<T> {
    return this.vault ? this.vault.open(this.#followersPool, shard, tenant, value) : value;
  }

  /** A value sealed for the person for whom something in an event's data is, as `reveal` opens it; null where nothing is. */
  async sealBeside(shard: number, tenant: string, data: unknown, value: unknown): Promise<string | null> {
    return this.vault ? this.vault.sealBeside(this.#followersPool, shard, tenant, data, value) : null;
  }

  /** This process has appended up to there. */
  protected grown(shard: number, head: Point): void {
    this.history.saw(shard, head);
    this.#doorbell.ring(shard, head.position);
  }

  /** Calls `listener` when a shard has grown, by this process (`isOwn`) or another; a hint, heads are the truth. */
  onAppend(listener: (shard: number, head: number, isOwn: boolean) => void): () => void {
    return this.#doorbell.on(listener);
  }

  /**
   * Calls `listener` whenever a shard turns out to have lost events that this process has seen, as by a failover to a
   * standby that lagged: what was made of them and is kept in memory has to go.
   */
  onLost(listener: (shard: number) => void): () => void {
    return this.history.onLost(guarded('a listener to lost events', listener, this.logger));
  }

  /**
   * Calls `listener` whenever the connection that hears of new events was made anew: the server may have been restarted, and
   * what was committed without waiting for the disk may be gone though the log is as it was.
   */
  onReconnected(listener: () => void): () => void {
    const heard = guarded('a listener to new connections', listener, this.logger);
    this.#reconnectListeners.add(heard);
    return () => this.#reconnectListeners.delete(heard);
  }

  #reconnected(): void {
    for (const listener of this.#reconnectListeners) listener();
  }

  /** Where a connection was made anew: it may lead to another server. */
  async #look(): Promise<Map<number, number>> {
    await this.history.check(this.pool);
    return this.heads();
  }
}
