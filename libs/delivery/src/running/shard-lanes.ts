import { beginning, type Point, pointOf, type Scanned, type StoredEvent } from '#libs/event-store';
import { Lane } from '../queue/lane.js';
import type { Item } from '../queue/task.js';
import type { AttemptRow } from '../sql/attempts.js';
import { loadDeliveries } from '../sql/load-deliveries.js';
import { type Moved, recordDeliveries } from '../sql/record-deliveries.js';
import { changedSubscribers, leftBehind } from '../sql/subscribers.js';
import type { Subscriber } from '../subscriber.js';
import { differenceOf, type Kept, keptOf, wantedOf } from './bookkeeping.js';
import { lastKnown } from './last-known.js';
import { isOf, keyOf, withoutOwner } from './owners.js';
import type { DeliveryParts } from './parts.js';

interface Place {
  lane: Lane;
  kept: Kept;
  isReset: boolean;
  /** Replays that are done, or have become a position. */
  replayed: Set<string>;
}

const eventsAtOnce = 500;
const eventsAtOnceBehind = 200;

/** The subscribers of a shard as its deliverer knows them, and how far the log has been read for those at the head. */
export class ShardLanes {
  readonly #places = new Map<string, Place>();
  #head: Point = beginning;
  #keptHead: Point = beginning;
  #number = 0;
  #left: Moved[] = [];
  #lookedAt: Date | null = null;
  #readLast: Lane | null = null;

  private constructor(
    private readonly shard: number,
    private readonly parts: DeliveryParts,
  ) {}

  /**
   * As it stands in the database. Points that the log has no more are replaced by the last one that is still there.
   * `isReset`: this process knows that the log has lost what it told.
   */
  static async load(shard: number, parts: DeliveryParts, isReset: boolean): Promise<ShardLanes> {
    const lanes = new ShardLanes(shard, parts);
    // One that is made in between has its own position in what is read second, and is met by the next look.
    const found = await changedSubscribers(parts.pool, shard, null);
    const stored = await loadDeliveries(parts.pool, shard);
    lanes.#lookedAt = found.askedAt;
    lanes.#number = stored.number;
    const isShared = found.subscribers.some((each) => !stored.own.some((own) => isOf(each, own)));
    const known = (point: Point) => lastKnown(parts, shard, point);
    const head =
      stored.head && isShared ? await known(stored.head) : { point: await parts.log.end(shard), isLost: false };
    lanes.#head = head.point;
    lanes.#keptHead = head.isLost ? beginning : head.point;
    for (const subscriber of found.subscribers) {
      const own = stored.own.find((each) => isOf(subscriber, each));
      const at = own ? await known({ position: own.position, mark: own.mark }) : head;
      const stalled = stored.parked.filter((each) => isOf(subscriber, each)).map(withoutOwner);
      const parked = stalled.filter(({ fromPosition }) => fromPosition <= at.point.position);
      const wait = stored.waits.find((each) => isOf(subscriber, each)) ?? null;
      const lane = new Lane(subscriber, at.point, parked, wait && withoutOwner(wait));
      const kept = {
        ...keptOf(own ? { position: own.position, mark: own.mark } : null, lane),
        parked: new Map(stalled.map((each) => [each.subject, each])),
      };
      lanes.#places.set(keyOf(subscriber), { lane, kept, isReset: isReset || at.isLost, replayed: new Set() });
    }
    for (const gone of await leftBehind(parts.pool, shard)) {
      const unparked = stored.parked.filter((each) => isOf(gone, each)).map(({ subject }) => subject);
      lanes.#forget(gone, unparked, []);
    }
    return lanes;
  }

  get all(): Lane[] {
    return [...this.#places.values()].map(({ lane }) => lane);
  }

  get head(): Point {
    return this.#head;
  }

  has(lane: Lane): boolean {
    return this.#places.get(keyOf(lane.subscriber))?.lane === lane;
  }

  find(tenant: string, id: string): Lane | undefined {
    return this.#places.get(keyOf({ tenant, id }))?.lane;
  }

  /** Takes note of what people have changed. */
  async lookForChanges(): Promise<void> {
    const { pool, clock } = this.parts;
    const { subscribers, askedAt } = await changedSubscribers(pool, this.shard, this.#lookedAt);
    const isNew = (each: Subscriber) => !each.isDeleted && !this.#places.has(keyOf(each));
    const positions = subscribers.some(isNew) ? (await loadDeliveries(pool, this.shard)).own : [];
    this.#lookedAt = askedAt;
    for (const subscriber of subscribers) {
      const known = this.#places.get(keyOf(subscriber));
      if (subscriber.isDeleted) this.#leave(subscriber);
      else if (known && known.lane.subscriber.revision < subscriber.revision)
        known.lane.changed(subscriber, clock.now());
      else if (!known) this.#join(subscriber, positions.find((each) => isOf(subscriber, each)) ?? this.#head);
    }
  }

  #join(subscriber: Subscriber, { position, mark }: Point): void {
    const lane = new Lane(subscriber, { position, mark });
    const kept = keptOf({ position, mark }, lane);
    this.#places.set(keyOf(subscriber), { lane, kept, isReset: false, replayed: new Set() });
  }

  /** Nothing is kept of one that is deleted. */
  #leave(gone: Subscriber): void {
    const place = this.#places.get(keyOf(gone));
    if (!place) return;
    this.#places.delete(keyOf(gone));
    const unparked = [...new Set([...place.kept.parked.keys(), ...place.lane.parked.map((each) => each.subject)])];
    this.#forget(gone, unparked, [...place.replayed]);
  }

  #forget({ tenant, id: subscriber }: Subscriber, unparked: readonly string[], replayed: readonly string[]): void {
    this.#left.push({ tenant, subscriber, own: null, parked: [], unparked, wait: null, replayed });
  }

  /** Reads on for those at the head, a page at most. Returns whether there may be more. */
  async readOn(): Promise<boolean> {
    const { head } = this;
    const { events, isMore } = await this.parts.log.scanShard(this.shard, head, eventsAtOnce);
    if (events.length === 0) return false;
    const items = this.#itemsOf(events, head);
    const to = pointOf(events.at(-1)!);
    for (const lane of this.all)
      if (lane.readTo.position === head.position && lane.hasRoom) lane.feed(wantedBy(lane, items), to);
    this.#head = to;
    return isMore;
  }

  /** Reads on for one that lags, if one does that has room: for each in its turn. Returns whether it did. */
  async readBehind(): Promise<boolean> {
    const lagging = this.all.filter((each) => each.hasRoom && each.readTo.position < this.#head.position);
    const lane = lagging[(lagging.indexOf(this.#readLast!) + 1) % lagging.length];
    if (!lane) return false;
    this.#readLast = lane;
    const from = lane.readTo;
    const { events } = await this.parts.log.scanShard(this.shard, from, eventsAtOnceBehind);
    const upTo = events.filter(({ position }) => position <= this.#head.position);
    const last = upTo.at(-1);
    if (last && lane.readTo === from) lane.feed(wantedBy(lane, this.#itemsOf(upTo, from)), pointOf(last));
    return last !== undefined;
  }

  #itemsOf(events: readonly Scanned<StoredEvent>[], from: Point): Item[] {
    return events.flatMap((event, index) =>
      this.parts.telling.isTold(event)
        ? [{ event, subject: event.stream, before: index === 0 ? from : pointOf(events[index - 1]!) }]
        : [],
    );
  }

  /** A replay is done with, or has become a position. */
  replayed(lane: Lane, id: string): void {
    this.#places.get(keyOf(lane.subscriber))?.replayed.add(id);
  }

  /** Whether somebody at the head would be recorded as lagging now, only because a request is under way. */
  get isUnsettled(): boolean {
    return [...this.#places.values()].some(
      ({ lane, kept }) => kept.own === null && lane.isFlying && lane.doneTo.position < this.#head.position,
    );
  }

  /** Writes down how everything stands, where that is news. Throws Superseded. */
  async record(attempts: readonly AttemptRow[]): Promise<void> {
    const head = this.#head;
    const left = [...this.#left];
    const moved: Moved[] = [...left];
    const after = new Map<Place, { readonly kept: Kept; readonly replayed: readonly string[] }>();
    for (const place of this.#places.values()) {
      const [kept, replayed] = [wantedOf(place.lane, head), [...place.replayed]];
      const more = { replayed, ...(place.isReset && { isReset: true }) };
      const difference = differenceOf(place.lane, place.kept, kept, more);
      if (difference) moved.push(difference);
      after.set(place, { kept, replayed });
    }
    if (moved.length === 0 && attempts.length === 0 && head.position === this.#keptHead.position) return;
    await recordDeliveries(this.parts.pool, { shard: this.shard, number: this.#number + 1, head, moved, attempts });
    this.#number += 1;
    this.#left = this.#left.filter((each) => !left.includes(each));
    this.#keptHead = head;
    for (const [place, { kept, replayed }] of after) {
      place.kept = kept;
      place.isReset = false;
      for (const id of replayed) place.replayed.delete(id);
    }
  }
}

const wantedBy = (lane: Lane, items: readonly Item[]): Item[] =>
  items.filter(({ event }) => event.tenant === lane.subscriber.tenant && lane.wants(event));
