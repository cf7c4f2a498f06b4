import type { Pool } from 'pg';
import { assertPrintable } from './assert-printable.js';
import { Catalogue } from './catalogue.js';
import { DatabaseClock } from './database-clock.js';
import { Doorbell } from './doorbell.js';
import type { Envelope, Settled } from './envelope.js';
import type { EventTypes } from './event-type.js';
import { UnknownTenant } from './failures.js';
import { assertContiguous, type Following, follow, type Page } from './follow.js';
import type { GroupReport } from './group-report.js';
import type { ReplayedEvent } from './replayed-event.js';
import { ShardWriter } from './shard-writer.js';
import { copyStreams, type StreamRange } from './sql/copy-streams.js';
import { findTenant } from './sql/find-tenant.js';
import { readHead, readHeads } from './sql/read-heads.js';
import { readLogId } from './sql/read-log-id.js';
import { readShard } from './sql/read-shard.js';
import { readStream } from './sql/read-stream.js';
import { sampleStreams } from './sql/sample-streams.js';
import type { StoredEvent } from './stored-event.js';
import type { Stream } from './stream.js';
import { type CacheReport, StreamCache } from './stream-cache.js';
import type { Command } from './verdict.js';
import type { WriterLimits } from './writer-place.js';

export interface LogLimits extends WriterLimits {
  /** Folded streams kept in memory. */
  readonly cachedStreams: number;
  /** Bytes that they may take there, by estimate; a stream larger than that is folded anew each time. */
  readonly cachedBytes: number;
}

const defaultLimits: LogLimits = {
  commands: 256,
  bytes: 1 << 20,
  queue: 10_000,
  cachedStreams: 100_000,
  cachedBytes: 256 << 20,
};

export interface DecideOptions {
  /** The subject is expected to be new: it is not looked up first. */
  readonly creates?: boolean;
  /** The decision reads a range of streams, so it has to be made under the shard's lock. */
  readonly locked?: boolean;
}

/** The log: every fact is an event in it, and every write says which versions it was decided on. */
export class EventLog {
  readonly #clock = new DatabaseClock();
  readonly #catalogue: Catalogue;
  readonly #cache: StreamCache;
  readonly #shards = new Map<string, number>();
  readonly #writers = new Map<number, ShardWriter>();
  readonly #doorbell: Doorbell;
  #onGroup: ((report: GroupReport) => void) | undefined;

  private constructor(
    /** Part of every token handed out; another log has another one. */
    readonly id: string,
    private readonly pool: Pool,
    types: EventTypes,
    private readonly limits: LogLimits,
  ) {
    this.#catalogue = new Catalogue(types);
    this.#cache = new StreamCache({ streams: limits.cachedStreams, bytes: limits.cachedBytes }, this.#catalogue);
    this.#doorbell = new Doorbell(pool);
  }

  /** `types`: what may be in the log; nothing else is written to it, nor read from it. */
  static async open(pool: Pool, types: EventTypes, limits: Partial<LogLimits> = {}): Promise<EventLog> {
    const began = performance.now();
    const { id, now } = await readLogId(pool);
    const log = new EventLog(id, pool, types, { ...defaultLimits, ...limits });
    log.#clock.observe(now, began, performance.now());
    await log.#doorbell.open();
    return log;
  }

  /** The pool stays open: it belongs to who made it. */
  async close(): Promise<void> {
    await this.#doorbell.close();
  }

  /** The shard in which a tenant lives, null where there is no such tenant. A tenant never moves. */
  async shardOf(tenant: string): Promise<number | null> {
    const cached = this.#shards.get(tenant);
    if (cached !== undefined) return cached;
    const shard = await findTenant(this.pool, tenant);
    if (shard !== null) this.#shards.set(tenant, shard);
    return shard;
  }

  /**
   * Decides and settles a command: its events are stored, or none, in one transaction that checks every stream that the
   * decision read. Refusals and no-ops are settled too, so that none is given on a stale state.
   *
   * Throws what the decision threw, once that is settled, and IdempotencyKeyReused, WriteContention, Busy, StorageFull,
   * OutcomeUnknown, UnknownTenant, MisshapenEvent, UnreadableEvent.
   */
  async decide<State>(
    envelope: Envelope,
    subject: Stream<State>,
    decide: Command['decide'],
    { creates = false, locked = false }: DecideOptions = {},
  ): Promise<Settled<NonNullable<State>>> {
    assertPrintable(envelope.actor, envelope.correlationId, envelope.causationId);
    const shard = await this.shardOf(envelope.tenant);
    if (shard === null) throw new UnknownTenant(envelope.tenant);
    const catalogue = this.#catalogue;
    const settled = await this.#writer(shard).submit({ catalogue, envelope, subject, decide }, { creates, locked });
    return settled as Settled<NonNullable<State>>;
  }

  #writer(shard: number): ShardWriter {
    const known = this.#writers.get(shard);
    if (known) return known;
    const { pool, limits } = this;
    const onGrown = (head: number, appended: () => StoredEvent[]) => this.#doorbell.ring(shard, head, appended);
    const onGroup = (report: GroupReport) => this.#onGroup?.(report);
    const place = { pool, shard, cache: this.#cache, clock: this.#clock, limits, onGrown, onGroup };
    const writer = new ShardWriter(place);
    this.#writers.set(shard, writer);
    return writer;
  }

  /**
   * The events of one stream by version, those after `after` and up to `upTo` where given, at most `limit`. Throws
   * UnreadableEvent.
   */
  async readStream(shard: number, tenant: string, stream: string, range?: Parameters<typeof readStream>[4]) {
    return this.#catalogue.readChecked(await readStream(this.pool, shard, tenant, stream, range));
  }

  /**
   * The events of a shard by position after `after`, at most `limit`. Throws HoleInLog where one is missing, and
   * UnreadableEvent.
   */
  async readShard(shard: number, after: number, limit: number): Promise<readonly StoredEvent[]> {
    const events = await readShard(this.pool, shard, after, limit);
    assertContiguous(shard, after, events);
    return this.#catalogue.read(events);
  }

  /** The events of a shard from a position on, as they are stored. Throws HoleInLog, UnreadableEvent. */
  follow(shard: number, following: Following): AsyncGenerator<Page, void> {
    return follow(this, shard, following);
  }

  /**
   * The names of streams at evenly spaced positions of a shard up to `upTo`, sorted, each as often as it was met: where
   * to cut it into ranges of about the same number of events.
   */
  sampleStreams(shard: number, upTo: number, count: number): Promise<string[]> {
    return sampleStreams(this.pool, shard, upTo, count);
  }

  /**
   * The events of a range of streams, stream by stream and each in its order: for what is folded per stream. Throws
   * UnreadableEvent.
   */
  async *replay(range: StreamRange): AsyncGenerator<readonly ReplayedEvent[], void> {
    const client = await this.pool.connect();
    let isWhole = false;
    try {
      for await (const events of copyStreams(client, range)) yield this.#catalogue.read(events);
      isWhole = true;
    } finally {
      client.release(!isWhole);
    }
  }

  /** The last position of a shard, 0 where it has no events. */
  head(shard: number): Promise<number> {
    return readHead(this.pool, shard);
  }

  /** The last positions of all shards that have events. */
  heads(): Promise<Map<number, number>> {
    return readHeads(this.pool);
  }

  /** How full the memory for folded streams is, and how well it serves. */
  cacheReport(): CacheReport {
    return this.#cache.report();
  }

  /** Calls `listener` for each call that settled a group. One listener; it is on the way of all commands. */
  onGroup(listener: (report: GroupReport) => void): void {
    this.#onGroup = listener;
  }

  /** The database's time, in milliseconds since the epoch. */
  now(): number {
    return this.#clock.now();
  }

  /**
   * Calls `listener` when a shard has grown, by this process or another; a hint, heads are the truth. `appended` tells
   * what one call of this process stored, up to `head`.
   */
  onAppend(listener: (shard: number, head: number, appended?: () => StoredEvent[]) => void): () => void {
    return this.#doorbell.on(listener);
  }
}
