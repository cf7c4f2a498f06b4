import type { Scanned, StoredEvent } from '#libs/event-store';
import { OtherHistory } from '../../../libs/event-store/src/failures.js';
import type { FollowedLog } from '../../../libs/event-store/src/following/followers.js';
import { type Bounds, positionOf } from '../../../libs/event-store/src/following/recent-events.js';
import { isAt, type Point } from '../../../libs/event-store/src/point.js';

/** What an event of it may be, as far as a test cares; the rest is made up. */
type Given = Partial<Pick<Scanned<StoredEvent>, 'stream' | 'version' | 'data' | 'unreadable' | 'id'>>;

/** A log in memory that tells who listens to it, and counts what it is asked. Each event has ten bytes. */
export class LogInMemory implements FollowedLog {
  readonly #events: Scanned<StoredEvent>[] = [];
  readonly listeners = new Set<(shard: number, head: number) => void>();
  /** How long a read takes; what it finds is what was there when it began. */
  reading: Promise<unknown> = Promise.resolve();
  /** Each read: how many events it found. */
  readonly reads: number[] = [];
  /** Each time that it was asked whom streams are about: which. */
  readonly asked: (readonly string[])[] = [];
  underWay = 0;
  mostUnderWay = 0;

  readPage = async (shard: number, after: number | Point, page: Bounds) => {
    const all = this.#events.filter((event) => event.shard === shard);
    const at = positionOf(after);
    if (typeof after !== 'number' && !isAt(after, all[at - 1]?.id ?? null)) throw new OtherHistory(shard, after);
    const events = all.slice(at, at + Math.min(page.events, Math.ceil(page.bytes / 10)));
    this.reads.push(events.length);
    this.underWay += 1;
    this.mostUnderWay = Math.max(this.mostUnderWay, this.underWay);
    await this.reading;
    this.underWay -= 1;
    return { events, bytes: events.map(() => 10), isEnd: at + events.length === all.length };
  };

  lastSaid = async (
    shard: number,
    streams: readonly { readonly stream: string }[],
    [first, second]: readonly string[],
    upTo: number,
  ) => {
    this.asked.push(streams.map(({ stream }) => stream));
    return streams.map(({ stream }) => {
      const said = this.#events
        .filter((event) => event.shard === shard && event.stream === stream && event.position <= upTo)
        .map(({ data }) => (data as Record<string, Record<string, string>>)?.[first!]?.[second!]);
      return said.findLast((each) => each !== undefined) ?? null;
    });
  };

  onAppend = (listener: (shard: number, head: number) => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Stored, and not told to anybody. */
  store(shard: number, { stream = 'room/1', ...given }: Given = {}) {
    const position = this.#events.filter((event) => event.shard === shard).length + 1;
    const version = this.#events.filter((event) => event.stream === stream).length + 1;
    const event = { shard, position, tenant: 'default', stream, version, type: 'SeatTaken', data: {} };
    this.#events.push({ ...event, id: `${position}`.padStart(36, '0'), ...given } as StoredEvent);
    return position;
  }

  append(shard: number, given?: Given) {
    const position = this.store(shard, given);
    for (const listener of [...this.listeners]) listener(shard, position);
  }

  /** A failover to a standby that lacked the last ones. */
  lose(count: number) {
    this.#events.splice(-count);
  }
}
