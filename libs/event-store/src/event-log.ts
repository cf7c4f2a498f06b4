import { setTimeout as pause } from 'node:timers/promises';
import type { ClientBase, Pool } from 'pg';
import { poolBeside, sqlStateOf } from '#libs/database';
import { assertPrintable } from './assert-printable.js';
import { Catalogue } from './catalogue/catalogue.js';
import type { EventTypes } from './catalogue/event-version.js';
import type { ReplayedEvent } from './catalogue/replayed-event.js';
import type { Scanned } from './catalogue/scanned.js';
import type { StoredEvent } from './catalogue/stored-event.js';
import { DatabaseClock } from './clock/database-clock.js';
import { type Machine, machine } from './clock/machine.js';
import { Timekeeper } from './clock/timekeeper.js';
import type { Envelope, Settled } from './envelope.js';
import { OtherHistory, OutcomeUnknown, UnknownTenant } from './failures.js';
import { foldPast } from './fold-past.js';
import { Doorbell } from './following/doorbell.js';
import { assertContiguous, type Following, type Page } from './following/follow.js';
import { Followers } from './following/followers.js';
import { type Bounds, positionOf } from './following/recent-events.js';
import type { ReadPage } from './following/shard-reader.js';
import type { Naming } from './following/whose.js';
import { Complaint, guarded, type LogLogger } from './guarded.js';
import { History } from './history.js';
import type { SubjectState } from './personal/subject-stream.js';
import type { Subjects } from './personal/subjects.js';
import { Vault } from './personal/vault.js';
import { beginning, isAt, type Point, pointOf } from './point.js';
import { wrongTime } from './sql/appending/append.js';
import { expireCommands } from './sql/appending/expire-commands.js';
import { findPositionAt } from './sql/reading/find-position-at.js';
import { lastSaid } from './sql/reading/last-said.js';
import { readEventId } from './sql/reading/read-event-id.js';
import { readEnd, readHead, readHeads } from './sql/reading/read-heads.js';
import { readLogId } from './sql/reading/read-log-id.js';
import { readPage } from './sql/reading/read-page.js';
import { readShard, type ShardPage } from './sql/reading/read-shard.js';
import { readStream } from './sql/reading/read-stream.js';
import { sampleStreams } from './sql/reading/sample-streams.js';
import { copyStreams, type StreamRange } from './sql/transfer/copy-streams.js';
import type { Stream } from './streams/stream.js';
import { type CacheReport, StreamCache, tenantIn } from './streams/stream-cache.js';
import { TenantPlaces } from './tenant-places.js';
import { DecidingTime } from './writing/deciding/deciding-time.js';
import type { GroupReport } from './writing/group-report.js';
import { coldReads } from './writing/loading/cold-reads.js';
import { readFailure } from './writing/read-failure.js';
import { ShardWriter } from './writing/shard-writer.js';
import type { Command } from './writing/verdict.js';
import type { WriterLimits, WriterPlace } from './writing/writer-place.js';

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
export class EventLog {
  readonly #clock: DatabaseClock;
  readonly #timekeeper: Timekeeper;
  readonly #working: Pick<WriterPlace, 'machine' | 'reads' | 'deciding'>;
  readonly #history = new History();
  readonly #catalogue: Catalogue;
  readonly #vault: Vault | null;
  readonly #cache: StreamCache;
  readonly #tenants: TenantPlaces;
  readonly #followersPool: Pool;
  readonly #followers: Followers;
  readonly #writers = new Map<number, ShardWriter>();
  readonly #doorbell: Doorbell;
  readonly #groupListeners: ((report: GroupReport) => void)[] = [];
  #closed: Promise<void> | undefined;

  private constructor(
    /** Part of every token handed out; another log has another one. */
    readonly id: string,
    private readonly pool: Pool,
    { types, subjects, naming }: LogContents,
    private readonly limits: LogLimits,
    private readonly logger: LogLogger,
    here: Machine,
  ) {
    this.#working = { machine: here, reads: coldReads(pool), deciding: new DecidingTime(here) };
    this.#clock = new DatabaseClock(here);
    this.#timekeeper = new Timekeeper(pool, this.#clock, logger);
    this.#catalogue = new Catalogue(types);
    this.#vault = subjects ? new Vault(this.#catalogue.personal(), subjects) : null;
    const bounds = { streams: limits.cachedStreams, bytes: limits.cachedBytes };
    this.#cache = new StreamCache(bounds, this.#catalogue, (key) => this.#lost(key));
    this.#doorbell = new Doorbell(pool, logger, () => this.#look());
    this.#tenants = new TenantPlaces(pool);
    this.#followersPool = poolBeside(pool, followersConnections, 'slotlog followers');
    this.#followers = new Followers(
      {
        readPage: (shard, after, page) => this.#readPage(shard, after, page),
        lastSaid: (...asked) => lastSaid(this.#followersPool, ...asked),
        onAppend: (listener) => this.onAppend(listener),
      },
      naming,
    );
    this.#history.onLost((shard) => this.#forget(shard));
  }

  /** The pool is one of `openPool`, which tells whose failures are whose. */
  static async open(
    pool: Pool,
    contents: LogContents,
    limits: Partial<LogLimits> = {},
    logger: LogLogger = console,
    here: Machine = machine,
  ): Promise<EventLog> {
    const { id } = await readLogId(pool);
    const log = new EventLog(id, pool, contents, { ...defaultLimits, ...limits }, logger, here);
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
    const persons = this.#vault ? newPersons.map((id) => this.subject(envelope.tenant, id)) : [];
    const unheardOf: Stream<unknown>[] = creates ? [subject, ...persons] : persons;
    const command = { catalogue: this.#catalogue, vault: this.#vault, envelope, subject, decide };
    const settled = await this.#writer(shard)
      .submit(command, { unheardOf, locked })
      .catch((error) => {
        throw this.#refusalOf(error, envelope.tenant);
      });
    const state = await this.reveal(shard, envelope.tenant, settled.state as NonNullable<State>).catch((cause) => {
      throw new OutcomeUnknown('it is settled, and its keys could not be read for the answer', { cause });
    });
    return { ...settled, state };
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
    const shared = { cache: this.#cache, vault: this.#vault, clock: this.#clock, ...this.#working };
    const onGrown = (head: Point) => {
      this.#history.saw(shard, head);
      this.#doorbell.ring(shard, head.position);
    };
    const onGroup = (report: GroupReport) => {
      for (const listener of this.#groupListeners) listener(report);
    };
    const complaint = new Complaint(`writing to shard ${shard}`, this.logger);
    const writer = new ShardWriter({ pool, shard, ...shared, limits, onGrown, onGroup, complaint, pause });
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
   * The events of a shard by position after `after`, at most `limit`; those that this process cannot read are marked. Throws
   * HoleInLog where one is missing, and OtherHistory where another event stands at the point `after`.
   */
  async scanShard(shard: number, after: number | Point, limit: number): Promise<readonly Scanned<StoredEvent>[]> {
    return this.#scanned(shard, after, await readShard(this.pool, shard, positionOf(after), limit));
  }

  async #readPage(shard: number, after: number | Point, page: Bounds): Promise<ReadPage> {
    const read = await readPage(this.#followersPool, shard, positionOf(after), page.events, page.bytes);
    const sums = [0, ...read.bytes];
    return {
      events: this.#scanned(shard, after, read),
      bytes: read.bytes.map((sum, index) => sum - sums[index]!),
      isEnd: read.events.length < page.events && sums.at(-1)! < page.bytes,
    };
  }

  #scanned(shard: number, after: number | Point, { before, events }: ShardPage): readonly Scanned<StoredEvent>[] {
    assertContiguous(shard, positionOf(after), events);
    if (typeof after !== 'number' && !isAt(after, before)) {
      this.#history.lost(shard);
      throw new OtherHistory(shard, after);
    }
    const last = events.at(-1);
    if (last) this.#history.saw(shard, pointOf(last));
    return this.#catalogue.scan(events);
  }

  /** The events of one stream as `scanShard` has them: as read models are made of them. */
  async scanStream(shard: number, tenant: string, stream: string, range?: Parameters<typeof readStream>[4]) {
    return this.#catalogue.scan(await readStream(this.pool, shard, tenant, stream, range));
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
    return this.#vault ? this.#vault.open(this.#followersPool, shard, tenant, value) : value;
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
    for await (const events of this.#copy(range)) yield this.#catalogue.read(events);
  }

  /** As `replay`, but events that this process cannot read are only marked. */
  async *scanStreams(range: StreamRange): AsyncGenerator<readonly Scanned<ReplayedEvent>[], void> {
    for await (const events of this.#copy(range)) yield this.#catalogue.scan(events);
  }

  async *#copy(range: StreamRange): AsyncGenerator<readonly ReplayedEvent[], void> {
    const client = await this.pool.connect();
    let isWhole = false;
    try {
      yield* copyStreams(client, range);
      isWhole = true;
    } finally {
      client.release(!isWhole);
    }
  }

  /** What is sealed in a value that was made of events, opened; erased for good a second after its key was destroyed. */
  async reveal<T>(shard: number, tenant: string, value: T): Promise<T> {
    return this.#vault ? this.#vault.open(this.pool, shard, tenant, value) : value;
  }

  /** The stream that moves when a person's key is drawn or destroyed. Throws where the log keeps nothing personal. */
  subject(tenant: string, id: string): Stream<SubjectState> {
    if (!this.#vault) throw new TypeError('this log was opened without subjects');
    return this.#vault.streamOf(tenant, id);
  }

  /** The last point of a shard that was recorded at an instant (in milliseconds) or earlier, its beginning where none was. */
  positionAt(shard: number, instant: number): Promise<Point> {
    return findPositionAt(this.pool, shard, instant);
  }

  /**
   * The states of some streams as they were at a position of the log, in the order given. Throws UnreadableEvent where one of
   * them cannot be read.
   */
  async recall<State, Event>(
    shard: number,
    tenant: string,
    streams: readonly Stream<State, Event>[],
    position: number,
  ): Promise<State[]> {
    const past = await foldPast(this.pool, shard, this.#catalogue, tenant, streams, { position });
    return past.map(({ state }) => state);
  }

  /** The last position of a shard, 0 where it has no events. */
  head(shard: number): Promise<number> {
    return readHead(this.pool, shard);
  }

  /** Where a shard ends, at its beginning where it has no events. */
  end(shard: number): Promise<Point> {
    return readEnd(this.pool, shard);
  }

  /** The point at a position of a shard, null where it has no such event. */
  async pointAt(shard: number, position: number, db: Pool | ClientBase = this.pool): Promise<Point | null> {
    if (position === 0) return beginning;
    const id = await readEventId(db, shard, position);
    return id === null ? null : pointOf({ position, id });
  }

  /** One probe of the log. Throws OtherHistory where a point is not in it. */
  async assertKnown(shard: number, point: Point, db?: Pool | ClientBase): Promise<void> {
    if ((await this.pointAt(shard, point.position, db))?.mark !== point.mark) throw new OtherHistory(shard, point);
  }

  /** The last positions of all shards that have events. */
  heads(): Promise<Map<number, number>> {
    return this.#history.compare(() => readHeads(this.pool));
  }

  /** Where a connection was made anew: it may lead to another server. */
  async #look(): Promise<Map<number, number>> {
    await this.#history.check(this.pool);
    return this.heads();
  }

  /** The stream of this key has another past than was known here. */
  #lost(key: string): void {
    // Who waited for the lock for long asked where the tenant lives before that: what was believed then will do.
    const shard = this.#tenants.lastOf(tenantIn(key));
    if (shard !== undefined) this.#history.lost(shard);
  }

  /** What is in memory of a shard, and of tenants of whom nobody knows any more where they are. */
  #forget(shard: number): void {
    const isThere = (key: string) => this.#tenants.mayBeIn(tenantIn(key), shard);
    this.#cache.clear(isThere);
    this.#vault?.forget(isThere);
    this.#tenants.forgetShard(shard);
  }

  /**
   * Calls `listener` whenever a shard turns out to have lost events that this process has seen, as by a failover to a
   * standby that lagged: what was made of them and is kept in memory has to go.
   */
  onLost(listener: (shard: number) => void): () => void {
    return this.#history.onLost(guarded('a listener to lost events', listener, this.logger));
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
