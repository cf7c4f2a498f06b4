import { databaseFailure } from '#libs/database';
import type { StoredEvent } from '#libs/event-store';
import type { Lane } from '../queue/lane.js';
import type { Task } from '../queue/task.js';
import type { AttemptRow } from '../sql/attempts.js';
import { addCounts, type Count } from '../sql/counts.js';
import { attempt } from './attempt.js';
import { conclude } from './conclude.js';
import type { DeliveryParts, News } from './parts.js';
import { type Beside, Replaying } from './replaying.js';
import type { ShardLanes } from './shard-lanes.js';

interface Owner {
  /** Whether a request that begins now would be over before the lease could be another's. */
  mayBegin(): boolean;
  /** A request is over. */
  ended(): void;
  counted(isTaken: boolean): void;
  failed(error: Error): void;
}

const streamPage = 50;

/** The requests of one shard, and what came of them since it was written down last. Void once its lanes are. */
export class Sending {
  readonly replaying: Replaying;
  readonly #attempts: AttemptRow[] = [];
  readonly #news: News[] = [];
  readonly #counts = new Map<string, { taken: number; failed: number }>();
  readonly #flying = new Set<Promise<void>>();
  readonly #claims = new WeakMap<Lane | Beside, () => boolean>();
  #isOver = false;

  constructor(
    private readonly shard: number,
    private readonly parts: DeliveryParts,
    readonly lanes: ShardLanes,
    private readonly owner: Owner,
  ) {
    this.replaying = new Replaying(shard, parts, lanes);
  }

  /** Whoever has something to send stands in line for its turn. */
  begin(): void {
    const { turns, clock } = this.parts;
    for (const lane of this.lanes.all)
      if (lane.hasPending || lane.dueAt <= clock.now()) turns.want(lane.subscriber.tenant, this.#claimOf(lane, null));
    for (const beside of this.replaying.beside) turns.want(beside.replay.tenant, this.#claimOf(beside.lane, beside));
  }

  /** Nothing begins any more, and what comes of what is under way is not heard. */
  end(): void {
    this.#isOver = true;
  }

  /** Returns once nothing is under way. */
  async ended(): Promise<void> {
    while (this.#flying.size > 0) await Promise.all(this.#flying);
  }

  /** The same each time, so that it stands in line once. */
  #claimOf(lane: Lane, beside: Beside | null): () => boolean {
    const claim = this.#claims.get(beside ?? lane) ?? (() => this.#beginOn(lane, beside));
    this.#claims.set(beside ?? lane, claim);
    return claim;
  }

  #beginOn(lane: Lane, beside: Beside | null): boolean {
    if (this.#isOver || !this.lanes.has(lane) || !this.owner.mayBegin()) return false;
    const now = this.parts.clock.now();
    const task = beside ? beside.next(now) : lane.next(now);
    if (!task) return false;
    const flight = this.#deliver(lane, task, beside).finally(() => {
      this.#flying.delete(flight);
      this.parts.turns.done(lane.subscriber.tenant);
      this.owner.ended();
    });
    this.#flying.add(flight);
    return true;
  }

  async #deliver(lane: Lane, task: Task, beside: Beside | null): Promise<void> {
    try {
      const event = beside ? await beside.event(this.shard, this.parts) : await this.#eventOf(lane, task);
      if (event === 'further' || !this.owner.mayBegin()) return lane.putBack(task);
      if (!event) {
        if (beside) this.replaying.done(lane, beside.replay);
        return lane.putBack(task);
      }
      const answer = await attempt(this.parts, lane.subscriber, event, beside !== null);
      const excerpt = await this.#sealed(event, answer.status === null ? '' : answer.excerpt);
      if (!this.#isOver) this.#conclude({ lane, task, event, answer, excerpt }, beside);
    } catch (error) {
      lane.putBack(task);
      this.owner.failed(error as Error);
    }
  }

  #conclude(sent: Parameters<typeof conclude>[0], beside: Beside | null): void {
    const { clock } = this.parts;
    const { lane } = sent;
    const before = lane.endpoint;
    const now = clock.now();
    const row = conclude(sent, { now, chance: clock.chance() });
    if (row) this.#attempts.push(row);
    const { wait, status, disabledBecause } = lane.endpoint;
    if (!wait) beside?.passed();
    this.#count(lane, row === null || row.outcome === 'taken');
    const news = { place: lane.subscriber, at: now };
    if (wait && !before.wait) this.#news.push({ ...news, type: 'waiting', until: wait.until });
    if (status === 'disabled' && before.status !== 'disabled')
      this.#news.push({ ...news, type: 'disabled', because: disabledBecause! });
  }

  #count({ subscriber: { tenant, id } }: Lane, isTaken: boolean): void {
    this.owner.counted(isTaken);
    const count = this.#counts.get(`${tenant}/${id}`) ?? { taken: 0, failed: 0 };
    count[isTaken ? 'taken' : 'failed'] += 1;
    this.#counts.set(`${tenant}/${id}`, count);
  }

  async #sealed(event: StoredEvent, excerpt: string): Promise<string | null> {
    if (excerpt === '') return null;
    return this.parts.log.sealBeside(this.shard, event.tenant, event.data, excerpt).catch(() => null);
  }

  /** The next event of a parked subject; null: there is none, and it is parked no more. */
  async #eventOf(lane: Lane, task: Task): Promise<StoredEvent | null> {
    if (task.kind === 'live') return task.item.event;
    for (;;) {
      // It was parked a moment ago, or has more to come.
      const { fromVersion } = lane.lookAt(task.subject)!;
      const found = await this.#firstBehind(lane, task.subject, fromVersion - 1);
      if (found) return found;
      if (lane.unpark(task)) return null;
    }
  }

  async #firstBehind(lane: Lane, stream: string, version: number): Promise<StoredEvent | null> {
    const { log, telling } = this.parts;
    for (let after = version; ; ) {
      const events = await log.scanStream(this.shard, lane.subscriber.tenant, stream, { after, limit: streamPage });
      const here = events.filter(({ position }) => position <= lane.readTo.position);
      const found = here.find((event) => telling.isTold(event) && lane.wants(event));
      if (found || here.length < streamPage) return found ?? null;
      after = here.at(-1)!.version;
    }
  }

  /** Writes down what there is to be known after a crash. Others hear of it first: twice rather than never. Throws Superseded. */
  async record(): Promise<void> {
    while (this.#news[0]) {
      await this.#announce(this.#news[0]);
      this.#news.shift();
    }
    const attempts = this.#attempts.splice(0);
    await this.lanes.record(attempts).catch((error) => {
      this.#attempts.unshift(...attempts);
      throw error;
    });
  }

  /** What the log does not take for a reason of its own it takes no other time either: that keeps nobody's outcome from being recorded. */
  async #announce(news: News): Promise<void> {
    try {
      await this.parts.announce(news);
    } catch (error) {
      const failure = databaseFailure(error);
      if (failure !== 'ours' && failure !== 'rejected') throw error;
      const { tenant, id } = news.place;
      this.parts.logger.error(
        `the news that webhook ${id} of ${tenant} is ${news.type} cannot be sent: ${(error as Error).message}`,
      );
    }
  }

  async writeCounts(): Promise<void> {
    const counts: Count[] = [...this.#counts].map(([key, count]) => {
      const [tenant, subscriber] = key.split('/') as [string, string];
      return { tenant, subscriber, ...count };
    });
    this.#counts.clear();
    await addCounts(this.parts.pool, this.shard, counts, this.parts.clock.now());
  }
}
