import type pg from 'pg';
import { Bell, type EventLog } from '#libs/event-store';
import { leaseDuration as defaultLeaseDuration } from './leases.js';
import type { Projection } from './projection.js';
import { type RunnerParts, ShardFollower } from './shard-follower.js';
import { Share } from './share.js';
import { readCheckpoints } from './sql/read-checkpoints.js';
import type { ProjectionStatus } from './standing.js';
import { type ProjectionLogger, Trouble } from './trouble.js';

type MoveListener = (shard: number, position: number) => void;

const shortestPoll = 20;
const longestPoll = 1_000;
/** Within the time of a lease, which is as long as others know of a runner. */
const pollsInLease = 6;
/** Each takes a connection while it moves. */
const movesAtOnce = 4;

/**
 * Follows the log and moves the projections on, each shard by itself: one that waits for a lock holds back no other, nor
 * keeps its leases from being renewed.
 */
export class ProjectionRunner {
  readonly #followers = new Map<number, ShardFollower>();
  readonly #listeners = new Set<MoveListener>();
  readonly #bell: Bell;
  readonly #trouble: Trouble;
  readonly #share: Share;
  readonly #parts: RunnerParts;
  #goals: Map<number, number> | null = null;
  #loop: Promise<void> | null = null;
  /** Who looks around or moves at the moment, and of these who moves. */
  readonly #busy = new Map<ShardFollower, Promise<void>>();
  readonly #moves = new Set<ShardFollower>();
  #stopping = false;
  readonly #longestPoll: number;
  /** A shard is new. */
  #isToArrange = false;
  #arranged = Number.NEGATIVE_INFINITY;
  #poll = { pause: shortestPoll, next: 0 };

  constructor(
    private readonly log: RunnerParts['log'] & Pick<EventLog, 'heads' | 'onAppend' | 'onLost' | 'onReconnected'>,
    /** Pipelined: views of a shard are written at the same time on one connection. */
    private readonly pool: pg.Pool,
    private readonly projections: readonly Projection[],
    logger: ProjectionLogger,
    /** How long its leases last unless renewed, in milliseconds; by default 6 s. */
    leaseDuration = defaultLeaseDuration,
    /** How often what is parked is tried again, in milliseconds; by default every minute. */
    retryParkedEvery?: number,
  ) {
    this.#bell = new Bell(log.world);
    this.#longestPoll = Math.min(longestPoll, leaseDuration / pollsInLease);
    this.#trouble = new Trouble('heads of the log', logger, log.world);
    this.#share = new Share(pool, log.world, projections, leaseDuration);
    const { holder } = this.#share;
    const hesitation = () => this.#share.hesitation(this.#moving.length);
    const moved = (shard: number) => this.#tell(shard);
    this.#parts = { log, pool, projections, logger, leaseDuration, retryParkedEvery, holder, hesitation, moved };
  }

  async start(): Promise<void> {
    if (this.#loop !== null) return;
    this.#stopping = false;
    const unsubscribe = this.log.onAppend((shard, head) => {
      this.#hear(shard, head);
      this.#bell.ring();
    });
    const forget = this.log.onLost((shard) => this.#forget(shard));
    const doubt = this.log.onReconnected(() => this.#doubt());
    this.#loop = this.#follow().finally(() => {
      unsubscribe();
      forget();
      doubt();
    });
  }

  /** Returns once the batches in flight are finished. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#bell.ring();
    await this.#loop;
    this.#loop = null;
    await Promise.all(this.#all.map((follower) => follower.release()));
    await this.#share.leave().catch(() => {});
  }

  /** Whether it is this runner that moves all its projections on in a shard. */
  moves(shard: number): boolean {
    return this.#followers.get(shard)?.movesAll ?? false;
  }

  /** Where all its projections stand in a shard and the head it knows of, if it is this runner that moves them on there. */
  standsAt(shard: number): { readonly position: number; readonly head: number } | null {
    const follower = this.#followers.get(shard);
    return follower?.movesAll ? follower.standsAt : null;
  }

  /** Calls `listener` with the position that all projections have reached in a shard, whenever it may be news. */
  onMove(listener: MoveListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Whether all projections have reached, in each shard, what was its head when this was asked first; what they have parked
   * on the way does not count. Then for good. A head that the log has lost is a goal no more.
   */
  async isCaughtUp(): Promise<boolean> {
    this.#goals ??= await this.log.heads();
    const goals = this.#goals;
    for (const [shard, goal] of goals) {
      const positions = await readCheckpoints(this.pool, shard, this.projections);
      if (positions.some((position) => position < goal)) return false;
      goals.delete(shard);
    }
    return true;
  }

  /** Positions that were ahead of the log it is now would be waited for until it has come there again. */
  #forget(shard: number) {
    if (this.#goals?.size !== 0) this.#goals = null;
    this.#followers.get(shard)?.forget();
    this.#poll.next = 0;
    this.#bell.ring();
  }

  /** A crash may have taken back the last moves, which do not wait for the disk, and nothing new may come to show it. */
  #doubt() {
    for (const shard of this.#followers.keys()) this.#forget(shard);
  }

  status(): ProjectionStatus[] {
    return this.#all.flatMap((follower) => follower.status());
  }

  async #follow() {
    while (!this.#stopping) {
      if (this.#isToArrange || this.log.world.monotonic() >= this.#poll.next) await this.#lookForHeads();
      for (const [shard, follower] of [...this.#followers]) this.#start(shard, follower);
      const untilPoll = this.#poll.next - this.log.world.monotonic();
      const pause = Math.min(untilPoll, ...this.#idle.map((follower) => this.#pauseOf(follower)));
      await this.#bell.rung(Math.max(0, pause));
    }
    await Promise.all(this.#busy.values());
  }

  /** Whatever a shard has to do now; who has moved goes to the end of the line. */
  #start(shard: number, follower: ShardFollower) {
    if (this.#busy.has(follower) || this.#pauseOf(follower) > 0) return;
    const isToLook = follower.lookPause === 0;
    if (!isToLook) {
      this.#moves.add(follower);
      this.#followers.delete(shard);
      this.#followers.set(shard, follower);
    }
    const work = isToLook ? follower.look() : follower.advance();
    const done = work.finally(() => {
      this.#busy.delete(follower);
      this.#moves.delete(follower);
      this.#bell.ring();
    });
    this.#busy.set(follower, done);
  }

  #pauseOf({ lookPause, movePause }: ShardFollower): number {
    return this.#moves.size < movesAtOnce ? Math.min(lookPause, movePause) : lookPause;
  }

  /** Returns whether that is news. */
  #hear(shard: number, head: number): boolean {
    const follower = this.#followers.get(shard);
    if (!follower) this.#isToArrange = true;
    return follower?.hear(head) ?? true;
  }

  /** The net below the bell: rare while the bell tells everything, frequent as soon as it missed something. */
  async #lookForHeads() {
    try {
      const heads = [...(await this.log.heads())];
      const hear = () => heads.filter(([shard, head]) => this.#hear(shard, head)).length;
      const missed = hear();
      if (this.#isToArrange || this.log.world.monotonic() >= this.#arranged + this.#longestPoll) {
        await this.#arrange(heads.map(([shard]) => shard));
        hear();
      }
      this.#poll.pause = missed > 0 ? shortestPoll : Math.min(this.#longestPoll, this.#poll.pause * 2);
      this.#trouble.over();
    } catch (error) {
      this.#isToArrange = false;
      this.#arranged = Number.NEGATIVE_INFINITY;
      this.#poll.pause = Math.min(this.#longestPoll, this.#poll.pause * 2);
      this.#trouble.met(error as Error);
    }
    this.#poll.next = this.log.world.monotonic() + this.#poll.pause;
  }

  /**
   * Follows each shard there is, and gives up those that are others' to move. Once a second, and where a shard is new:
   * heads are looked at far more often while the log grows.
   */
  async #arrange(shards: readonly number[]) {
    this.#isToArrange = false;
    for (const shard of shards) {
      if (!this.#followers.has(shard)) this.#followers.set(shard, new ShardFollower(shard, this.#parts));
    }
    const surplus = await this.#share.surplus(this.#moving.length);
    const idle = this.#idle.filter(({ movesAll }) => movesAll);
    for (const follower of idle.slice(0, surplus)) await follower.release(this.#share.abstention);
    this.#arranged = this.log.world.monotonic();
  }

  get #all(): ShardFollower[] {
    return [...this.#followers.values()];
  }

  get #idle(): ShardFollower[] {
    return this.#all.filter((follower) => !this.#busy.has(follower));
  }

  get #moving(): ShardFollower[] {
    return this.#all.filter(({ movesAll }) => movesAll);
  }

  #tell(shard: number) {
    const { position } = this.#followers.get(shard)!.standsAt;
    for (const listener of this.#listeners) listener(shard, position);
  }
}
