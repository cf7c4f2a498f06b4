import type pg from 'pg';
import { Bell, type EventLog, type StoredEvent } from '#libs/event-store';
import type { Projection } from './projection.js';
import { type ProjectionStatus, ShardFollower } from './shard-follower.js';
import { readCheckpoints } from './sql/read-checkpoints.js';
import { type ProjectionLogger, Trouble } from './trouble.js';

type MoveListener = (shard: number, position: number) => void;

const shortestPoll = 20;
const longestPoll = 1_000;
/** Each takes a connection while it moves. */
const shardsAtOnce = 4;

/** Follows the log and moves the projections on, in one loop over the shards that have news. */
export class ProjectionRunner {
  readonly #followers = new Map<number, ShardFollower>();
  readonly #listeners = new Set<MoveListener>();
  readonly #bell = new Bell();
  readonly #trouble: Trouble;
  #goals: Map<number, number> | null = null;
  #following: Promise<void> | null = null;
  #stopping = false;
  #poll = { pause: shortestPoll, next: 0 };

  constructor(
    private readonly log: Pick<EventLog, 'readShard' | 'heads' | 'onAppend'>,
    private readonly pool: pg.Pool,
    private readonly projections: readonly Projection[],
    private readonly logger: ProjectionLogger,
    /** How long its leases last unless renewed, in milliseconds; by default 6 s. */
    private readonly leaseDuration?: number,
  ) {
    this.#trouble = new Trouble('heads of the log', logger);
  }

  async start(): Promise<void> {
    if (this.#following !== null) return;
    this.#stopping = false;
    const unsubscribe = this.log.onAppend((shard, head, appended) => {
      this.#hear(shard, head, appended);
      this.#bell.ring();
    });
    this.#following = this.#follow().finally(unsubscribe);
  }

  /** Returns once the batches in flight are finished. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#bell.ring();
    await this.#following;
    this.#following = null;
    await Promise.all([...this.#followers.values()].map((follower) => follower.release()));
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

  /** Whether all projections have reached, in each shard, what was its head when this was asked first. Then for good. */
  async isCaughtUp(): Promise<boolean> {
    this.#goals ??= await this.log.heads();
    for (const [shard, goal] of this.#goals) {
      const positions = await readCheckpoints(this.pool, shard, this.projections);
      if (positions.some((position) => position < goal)) return false;
      this.#goals.delete(shard);
    }
    return true;
  }

  status(): ProjectionStatus[] {
    return [...this.#followers.values()].flatMap((follower) => follower.status());
  }

  async #follow() {
    while (!this.#stopping) {
      if (performance.now() >= this.#poll.next) await this.#lookForHeads();
      const followers = [...this.#followers.values()];
      const due = followers.filter(({ pause }) => pause === 0);
      for (let at = 0; at < due.length && !this.#stopping; at += shardsAtOnce) {
        await Promise.all(due.slice(at, at + shardsAtOnce).map((follower) => follower.advance()));
      }
      const untilPoll = this.#poll.next - performance.now();
      const pause = Math.min(untilPoll, ...followers.map((follower) => follower.pause));
      if (due.length === 0) await this.#bell.rung(Math.max(0, pause));
    }
  }

  #hear(shard: number, head: number, appended?: () => StoredEvent[]): boolean {
    let follower = this.#followers.get(shard);
    if (!follower) {
      const moved = (...move: [shard: number, position: number]) => this.#tell(...move);
      const { log, pool, projections, logger, leaseDuration } = this;
      follower = new ShardFollower(shard, log, pool, projections, logger, moved, leaseDuration);
      this.#followers.set(shard, follower);
    }
    return follower.hear(head, appended);
  }

  /** The net below the bell: rare while the bell tells everything, frequent as soon as it missed something. */
  async #lookForHeads() {
    try {
      const heads = [...(await this.log.heads())];
      const missed = heads.filter(([shard, head]) => this.#hear(shard, head)).length > 0;
      this.#poll.pause = missed ? shortestPoll : Math.min(longestPoll, this.#poll.pause * 2);
      this.#trouble.over();
    } catch (error) {
      this.#poll.pause = Math.min(longestPoll, this.#poll.pause * 2);
      this.#trouble.met(error as Error);
    }
    this.#poll.next = performance.now() + this.#poll.pause;
  }

  #tell(shard: number, position: number) {
    for (const listener of this.#listeners) listener(shard, position);
  }
}
