import type { Pool } from 'pg';
import { sqlStateOf } from '#libs/database';
import { assertPrintable } from './assert-printable.js';
import { Catalogue } from './catalogue/catalogue.js';
import { DatabaseClock } from './clock/database-clock.js';
import { Timekeeper } from './clock/timekeeper.js';
import type { Envelope, Settled } from './envelope.js';
import { OutcomeUnknown, UnknownTenant } from './failures.js';
import { FollowableLog } from './following/followable-log.js';
import type { LogLogger } from './guarded.js';
import { defaultLimits, type LogContents, type LogLimits } from './log-contents.js';
import type { Contents } from './personal/sealing.js';
import { Vault } from './personal/vault.js';
import { wrongTime } from './sql/appending/append.js';
import { expireCommands } from './sql/appending/expire-commands.js';
import { readLogId } from './sql/reading/read-log-id.js';
import { LatestStates } from './streams/latest-states.js';
import type { Stream } from './streams/stream.js';
import { type CacheReport, StreamCache, tenantIn } from './streams/stream-cache.js';
import { TenantPlaces } from './tenant-places.js';
import { realWorld } from './world/real-world.js';
import type { World } from './world/world.js';
import { readFailure } from './writing/fate/read-failure.js';
import type { GroupReport } from './writing/group-report.js';
import { ShardWriters } from './writing/shard-writers.js';
import type { Command } from './writing/verdict.js';

export interface DecideOptions {
  /** The subject is expected to be new: it is not looked up first. */
  readonly creates?: boolean;
  /** Ids of persons that were drawn for this command: nobody has written about them, so they are not looked up either. */
  readonly newPersons?: readonly string[];
  /** The decision reads a range of streams, so it has to be made under the shard's lock. */
  readonly locked?: boolean;
}

/** The SQLSTATE of an append of a tenant that lives in another shard. */
const livesElsewhere = 'SL005';

/** The log: every fact is an event in it, and every write says which versions it was decided on. */
export class EventLog extends FollowableLog {
  readonly #clock: DatabaseClock;
  readonly #timekeeper: Timekeeper;
  readonly #cache: StreamCache;
  readonly #latest: LatestStates;
  readonly #tenants: TenantPlaces;
  readonly #writers: ShardWriters;

  private constructor(
    /** Part of every token handed out; another log has another one. */
    readonly id: string,
    pool: Pool,
    { types, subjects, naming }: LogContents,
    limits: LogLimits,
    logger: LogLogger,
    world: World,
  ) {
    const catalogue = new Catalogue(types);
    const vault = subjects ? new Vault(catalogue.personal(), subjects, world, limits.cachedKeys) : null;
    super(pool, catalogue, vault, naming, logger, world);
    const clock = new DatabaseClock(world);
    this.#clock = clock;
    this.#timekeeper = new Timekeeper(pool, clock, world, logger);
    const bounds = { streams: limits.cachedStreams, bytes: limits.cachedBytes };
    const cache = new StreamCache(bounds, catalogue, (key) => this.#lost(key));
    this.#cache = cache;
    this.#latest = new LatestStates({ pool, cache, vault, world });
    this.#tenants = new TenantPlaces(pool, limits.cachedTenants, world);
    const shared = { pool, cache, vault, clock, world, limits };
    this.#writers = new ShardWriters(shared, logger, (shard, head) => this.grown(shard, head));
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
    await log.listen();
    return log;
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
    const settled = await this.#writers
      .of(shard)
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
    this.#writers.onGroup(listener);
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
}
