import type { Pool } from 'pg';
import { sqlStateOf } from '#libs/database';
import { assertPrintable } from './assert-printable.js';
import { Catalogue } from './catalogue/catalogue.js';
import type { EventTypes } from './catalogue/event-version.js';
import { DatabaseClock } from './clock/database-clock.js';
import { Timekeeper } from './clock/timekeeper.js';
import type { Envelope, Settled } from './envelope.js';
import { OutcomeUnknown, UnknownTenant } from './failures.js';
import { Doorbell } from './following/doorbell.js';
import { type Following, type Page } from './following/follow.js';
import { Followers } from './following/followers.js';
import { type Bounds, positionOf } from './following/recent-events.js';
import type { ReadPage } from './following/shard-reader.js';
import type { Naming } from './following/whose.js';
import { Complaint, guarded, type LogLogger } from './guarded.js';
import type { Contents } from './personal/sealing.js';
import type { Subjects } from './personal/subjects.js';
import { Vault } from './personal/vault.js';
import { type Point } from './point.js';
import { ReadableLog } from './readable-log.js';
import { wrongTime } from './sql/appending/append.js';
import { expireCommands } from './sql/appending/expire-commands.js';
import { lastSaid } from './sql/reading/last-said.js';
import { readLogId } from './sql/reading/read-log-id.js';
import { readPage } from './sql/reading/read-page.js';
import { LatestStates } from './streams/latest-states.js';
import type { Stream } from './streams/stream.js';
import { type CacheReport, StreamCache, tenantIn } from './streams/stream-cache.js';
import { TenantPlaces } from './tenant-places.js';
import { realWorld } from './world/real-world.js';
import type { World } from './world/world.js';
import { DecidingTime } from './writing/deciding/deciding-time.js';
import { readFailure } from './writing/fate/read-failure.js';
import type { GroupReport } from './writing/group-report.js';
import { coldReads } from './writing/loading/cold-reads.js';
import { ShardWriter } from './writing/shard-writer.js';
import type { Command } from './writing/verdict.js';
import type { WriterLimits, WriterPlace } from './writing/writer-place.js';

export interface LogLimits extends WriterLimits {
  /** Folded streams kept in memory. */
  readonly cachedStreams: number;
  /** Bytes that they may take there, by estimate; a stream larger than that is folded anew each time. */
  readonly cachedBytes: number;
  /** Keys of persons, and places of tenants, kept in memory. */
  readonly cachedKeys: number;
  readonly cachedTenants: number;
}

const defaultLimits: LogLimits = {
  commands: 256,
  bytes: 1 << 20,
  queue: 10_000,
  cachedStreams: 100_000,
  cachedBytes: 256 << 20,
  cachedKeys: 50_000,
  cachedTenants: 100_000,
};

/** What is in a log. */
export interface LogContents {
  /** What its events may say; nothing else is written to it, nor read from it. */
  readonly types: EventTypes;
  /** How it keeps what is personal; without it, as anything else. */
  readonly subjects?: Subjects;
  /** Where its events say whom they concern; without it nobody can follow those of one person. */
  readonly naming?: Naming;
}

export interface DecideOptions {
  /** The subject is expected to be new: it is not looked up first. */
  readonly creates?: boolean;
  /** Ids of persons that were drawn for this command: nobody has written about them, so they are not looked up either. */
  readonly newPersons?: readonly string[];
  /** The decision reads a range of streams, so it has to be made under the shard's lock. */
  readonly locked?: boolean;
}

/** Connections for all who follow the log in this process: appends do not wait for them, nor they for appends. */
const followersConnections = 3;

/** The SQLSTATE of an append of a tenant that lives in another shard. */
const livesElsewhere = 'SL005';

/** The log: every fact is an event in it, and every write says which versions it was decided on. */
export class EventLog extends ReadableLog {
  readonly #clock: DatabaseClock;
  readonly #timekeeper: Timekeeper;
  readonly #working: Pick<WriterPlace, 'world' | 'reads' | 'deciding'>;
  readonly #cache: StreamCache;
  readonly #latest: LatestStates;
  readonly #tenants: TenantPlaces;
  readonly #followersPool: Pool;
  readonly #followers: Followers;
  readonly #writers = new Map<number, ShardWriter>();
  readonly #doorbell: Doorbell;
  readonly #reconnectListeners = new Set<() => void>();
  readonly #groupListeners: ((report: GroupReport) => void)[] = [];
  #closed: Promise<void> | undefined;

  private constructor(
    /** Part of every token handed out; another log has another one. */
    readonly id: string,
    pool: Pool,
    { types, subjects, naming }: LogContents,
    private readonly limits: LogLimits,
    private readonly logger: LogLogger,
    /** What comes from outside; whoever stands on the log goes by the same one. */
    readonly world: World,
  ) {
    const catalogue = new Catalogue(types);
    super(pool, catalogue, subjects ? new Vault(catalogue.personal(), subjects, world, limits.cachedKeys) : null);
    this.#working = { world, reads: coldReads(pool), deciding: new DecidingTime(world) };
    this.#clock = new DatabaseClock(world);
    this.#timekeeper = new Timekeeper(pool, this.#clock, world, logger);
    const bounds = { streams: limits.cachedStreams, bytes: limits.cachedBytes };
    this.#cache = new StreamCache(bounds, this.catalogue, (key) => this.#lost(key));
    this.#latest = new LatestStates({ pool, cache: this.#cache, vault: this.vault, world });
    this.#doorbell = new Doorbell(
      pool,
      logger,
      world,
      () => this.#look(),
      () => this.#reconnected(),
    );
    this.#tenants = new TenantPlaces(pool, limits.cachedTenants, world);
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
    this.history.onLost((shard) => this.#forget(shard));
  }

  /** The pool is one of `openPool`, which tells whose failures are whose. */
  static async open(
    pool: Pool,
    contents: LogContents,
    limits: Partial<LogLimits> = {},
    logger: LogLogger = console,
    world: World = realWorld,
  ): Promise<EventLog> {
    const { id } = await readLogId(pool);
    const log = new EventLog(id, pool, contents, { ...defaultLimits, ...limits }, logger, world);
    await log.#timekeeper.begin();
    await log.#doorbell.open();
    return log;
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
   * The shard in which a tenant lives, null where there is no such tenant. Before its first event it may move; for some
   * seconds this is where it was then, and nothing is stored there.
   */
  shardOf(tenant: string): Promise<number | null> {
    return this.#tenants.shardOf(tenant);
  }

  /**
   * Decides and settles a command: its events are stored, or none, in one transaction that checks every stream that the
   * decision read. Refusals and no-ops are settled too, so that none is given on a stale state.
   *
   * Throws what the decision threw, once that is settled, and IdempotencyKeyReused, WriteContention, Busy, ClockAhead, StorageFull,
   * OutcomeUnknown, UnknownTenant, MisshapenEvent, UnreadableEvent.
   */
  async decide<State>(
    envelope: Envelope,
    subject: Stream<State>,
    decide: Command['decide'],
    { creates = false, newPersons = [], locked = false }: DecideOptions = {},
  ): Promise<Settled<NonNullable<State>>> {
    assertPrintable(envelope.actor, envelope.correlationId, envelope.causationId);
    const shard = await this.shardOf(envelope.tenant).catch((error) => {
      throw readFailure(error);
    });
    if (shard === null) throw new UnknownTenant(envelope.tenant);
    const persons = this.vault ? newPersons.map((id) => this.subject(envelope.tenant, id)) : [];
    const unheardOf: Stream<unknown>[] = creates ? [subject, ...persons] : persons;
    const { newId } = this.world;
    const contents: Contents = new Map();
    const command = { catalogue: this.catalogue, vault: this.vault, newId, envelope, subject, decide, contents };
    const settled = await this.#writer(shard)
      .submit(command, { unheardOf, locked })
      .catch((error) => {
        throw this.#refusalOf(error, envelope.tenant);
      });
    const state = await this.reveal(shard, envelope.tenant, settled.state as NonNullable<State>, contents).catch(
      (cause) => {
        throw new OutcomeUnknown('it is settled, and its keys could not be read for the answer', { cause });
      },
    );
    return { ...settled, state };
  }

  /**
   * The state of a stream by now, whatever any view shows; what is sealed in it is to be revealed. Null where the log has
   * no such stream, which costs one probe. No lock. Throws UnreadableEvent, and Busy where it takes too long.
   */
  latest<State, Event>(shard: number, tenant: string, stream: Stream<State, Event>): Promise<State | null> {
    return this.#latest.find(shard, tenant, stream);
  }

  /** What it means where the database refused to append for a reason of the log's own. */
  #refusalOf(error: Error, tenant: string): Error {
    const code = sqlStateOf(error);
    if (code === wrongTime) return this.#timekeeper.refused(error);
    if (code !== livesElsewhere) return error;
    this.#tenants.forget(tenant);
    return new UnknownTenant(tenant);
  }

  #writer(shard: number): ShardWriter {
    const known = this.#writers.get(shard);
    if (known) return known;
    const { pool, limits } = this;
    const shared = { cache: this.#cache, vault: this.vault, clock: this.#clock, ...this.#working };
    const onGrown = (head: Point) => {
      this.history.saw(shard, head);
      this.#doorbell.ring(shard, head.position);
    };
    const onGroup = (report: GroupReport) => {
      for (const listener of this.#groupListeners) listener(report);
    };
    const complaint = new Complaint(`writing to shard ${shard}`, this.logger);
    const writer = new ShardWriter({ pool, shard, ...shared, limits, onGrown, onGroup, complaint });
    this.#writers.set(shard, writer);
    return writer;
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

  /**
   * The events of a shard from a position on, as they are stored: read once for all who follow it in this process. Throws
   * HoleInLog, UnreadableEvent, OtherHistory.
   */
  follow(shard: number, following: Following): AsyncGenerator<Page, void> {
    return this.#followers.follow(shard, following);
  }

  /** As `reveal`, for whoever follows: over their connections. */
  async revealFollowed<T>(shard: number, tenant: string, value: T): Promise<T> {
    return this.vault ? this.vault.open(this.#followersPool, shard, tenant, value) : value;
  }

  /** A value sealed for the person for whom something in an event's data is, as `reveal` opens it; null where nothing is. */
  async sealBeside(shard: number, tenant: string, data: unknown, value: unknown): Promise<string | null> {
    return this.vault ? this.vault.sealBeside(this.#followersPool, shard, tenant, data, value) : null;
  }

  /** Where a connection was made anew: it may lead to another server. */
  async #look(): Promise<Map<number, number>> {
    await this.history.check(this.pool);
    return this.heads();
  }

  /** The stream of this key has another past than was known here. */
  #lost(key: string): void {
    // Who waited for the lock for long asked where the tenant lives before that: what was believed then will do.
    const shard = this.#tenants.lastOf(tenantIn(key));
    if (shard !== undefined) this.history.lost(shard);
  }

  /** What is in memory of a shard, and of tenants of whom nobody knows any more where they are. */
  #forget(shard: number): void {
    const isThere = (key: string) => this.#tenants.mayBeIn(tenantIn(key), shard);
    this.#cache.clear(isThere);
    this.vault?.forget(isThere);
    this.#tenants.forgetShard(shard);
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

  /**
   * Forgets some of the commands of a shard that are older than 7 days, without being in the way of appends. Returns
   * whether there may be more.
   */
  expireCommands(shard: number): Promise<boolean> {
    return expireCommands(this.pool, shard);
  }

  /** How full the memory for folded streams is, and how well it serves. */
  cacheReport(): CacheReport {
    return this.#cache.report();
  }

  /** Calls `listener` for each call that settled a group, before its commands are answered; it is on the way of them all. */
  onGroup(listener: (report: GroupReport) => void): void {
    this.#groupListeners.push(guarded('a listener to groups', listener, this.logger));
  }

  /** The database's time, in milliseconds since the epoch. */
  now(): number {
    this.#timekeeper.look();
    return this.#clock.now();
  }

  /** By how many milliseconds the database's clock was ahead of what this process takes for the time; 0 where it believes it. */
  get clockAhead(): number {
    return this.#clock.ahead;
  }

  /** Calls `listener` when a shard has grown, by this process (`isOwn`) or another; a hint, heads are the truth. */
  onAppend(listener: (shard: number, head: number, isOwn: boolean) => void): () => void {
    return this.#doorbell.on(listener);
  }
}
