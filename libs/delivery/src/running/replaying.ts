import type { StoredEvent } from '#libs/event-store';
import type { Lane } from '../queue/lane.js';
import type { Task } from '../queue/task.js';
import { askedReplays, type Replay } from '../sql/replays.js';
import type { DeliveryParts } from './parts.js';
import type { ShardLanes } from './shard-lanes.js';

/** One that is sent beside the order: one event after the other. */
export class Beside {
  #read: StoredEvent[] = [];
  #after: number;
  isOver = false;

  constructor(
    readonly lane: Lane,
    readonly replay: Replay,
  ) {
    this.#after = replay.afterPosition;
  }

  next(now: number): Task | null {
    return this.isOver ? null : this.lane.nextBeside(`replay ${this.replay.id}`, now);
  }

  /** The event to send; null: there is none left. `further`: a page had none, and others' turn comes before the next page. */
  async event(shard: number, { log, telling }: DeliveryParts): Promise<StoredEvent | 'further' | null> {
    const { tenant, kind, toPosition } = this.replay;
    if (this.#read.length === 0 && this.#after < toPosition) {
      const { events } = await log.scanShard(shard, this.#after, Math.min(100, toPosition - this.#after));
      this.#after = events.at(-1)?.position ?? toPosition;
      const isMeant = (event: StoredEvent) => event.tenant === tenant && (kind === 'single' || this.lane.wants(event));
      this.#read = events.filter((event) => telling.isTold(event) && isMeant(event));
    }
    const [event] = this.#read;
    if (!event && this.#after < toPosition) return 'further';
    this.isOver = event === undefined;
    return event ?? null;
  }

  /** What was sent last is done with. */
  passed(): void {
    this.#read.shift();
  }
}

/** What people have asked to be sent again in one shard. */
export class Replaying {
  readonly #known = new Map<string, Beside | null>();

  constructor(
    private readonly shard: number,
    private readonly parts: DeliveryParts,
    private readonly lanes: ShardLanes,
  ) {}

  get beside(): Beside[] {
    return [...this.#known.values()].filter((each): each is Beside => each !== null);
  }

  /** Takes note of what was asked for since. A way back is gone at once, if the log has it still. */
  async look(): Promise<void> {
    const asked = await askedReplays(this.parts.pool, this.shard);
    const names = new Set(asked.map(nameOf));
    for (const name of [...this.#known.keys()]) if (!names.has(name)) this.#known.delete(name);
    for (const replay of asked) {
      const lane = this.lanes.find(replay.tenant, replay.subscriber);
      if (!lane || this.#known.has(nameOf(replay))) continue;
      if (replay.kind !== 'back') {
        this.#known.set(nameOf(replay), new Beside(lane, replay));
        continue;
      }
      const to = await this.parts.log.pointAt(this.shard, replay.afterPosition);
      if (to && to.position < lane.doneTo.position) lane.goBack(to);
      this.done(lane, replay);
    }
  }

  done(lane: Lane, replay: Replay): void {
    this.#known.set(nameOf(replay), null);
    this.lanes.replayed(lane, replay.id);
  }
}

const nameOf = ({ tenant, subscriber, id }: Replay) => `${tenant}/${subscriber}/${id}`;
