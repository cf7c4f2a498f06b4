import type { ClientBase, Pool } from 'pg';
import type { Catalogue } from './catalogue/catalogue.js';
import type { ReplayedEvent } from './catalogue/replayed-event.js';
import type { Scanned, ShardScan } from './catalogue/scanned.js';
import type { StoredEvent } from './catalogue/stored-event.js';
import { OtherHistory } from './failures.js';
import { foldPast } from './fold-past.js';
import { assertContiguous } from './following/follow.js';
import { positionOf } from './following/recent-events.js';
import { History } from './history.js';
import type { Contents } from './personal/sealing.js';
import type { SubjectState } from './personal/subject-stream.js';
import type { Vault } from './personal/vault.js';
import { beginning, isAt, type Point, pointOf } from './point.js';
import { findPositionAt } from './sql/reading/find-position-at.js';
import { readEventId } from './sql/reading/read-event-id.js';
import { readEnd, readHead, readHeads } from './sql/reading/read-heads.js';
import { readShard, type ShardPage } from './sql/reading/read-shard.js';
import { readStream } from './sql/reading/read-stream.js';
import { sampleStreams } from './sql/reading/sample-streams.js';
import { copyStreams, type StreamRange } from './sql/transfer/copy-streams.js';
import type { Stream } from './streams/stream.js';

/** A log as far as it is read: its events, its states as they were, and where its shards end. */
export class ReadableLog {
  protected readonly history = new History();

  protected constructor(
    protected readonly pool: Pool,
    protected readonly catalogue: Catalogue,
    protected readonly vault: Vault | null,
  ) {}

  /**
   * The events of one stream by version, those after `after` and up to `upTo` where given, at most `limit`. Throws
   * UnreadableEvent.
   */
  async readStream(shard: number, tenant: string, stream: string, range?: Parameters<typeof readStream>[4]) {
    return this.catalogue.readChecked(await readStream(this.pool, shard, tenant, stream, range));
  }

  /**
   * The events of a shard by position after `after`, at most `limit` and no more than `bytes` of stored data call for; those that
   * this process cannot read are marked. Throws HoleInLog where one is missing, and OtherHistory where another event stands at
   * the point `after`.
   */
  async scanShard(shard: number, after: number | Point, limit: number, bytes?: number): Promise<ShardScan> {
    const page = await readShard(this.pool, shard, positionOf(after), limit, bytes);
    return { events: this.scanned(shard, after, page), isMore: page.isMore };
  }

  protected scanned(
    shard: number,
    after: number | Point,
    { before, events }: Pick<ShardPage, 'before' | 'events'>,
  ): readonly Scanned<StoredEvent>[] {
    assertContiguous(shard, positionOf(after), events);
    if (typeof after !== 'number' && !isAt(after, before)) {
      this.history.lost(shard);
      throw new OtherHistory(shard, after);
    }
    const last = events.at(-1);
    if (last) this.history.saw(shard, pointOf(last));
    return this.catalogue.scan(events);
  }

  /** The events of one stream as `scanShard` has them: as read models are made of them. */
  async scanStream(shard: number, tenant: string, stream: string, range?: Parameters<typeof readStream>[4]) {
    return this.catalogue.scan(await readStream(this.pool, shard, tenant, stream, range));
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
    for await (const events of this.#copy(range)) yield this.catalogue.read(events);
  }

  /** As `replay`, but events that this process cannot read are only marked. */
  async *scanStreams(range: StreamRange): AsyncGenerator<readonly Scanned<ReplayedEvent>[], void> {
    for await (const events of this.#copy(range)) yield this.catalogue.scan(events);
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

  /**
   * What is sealed in a value that was made of events, opened; erased for good a second after its key was destroyed. `contents`: what
   * is known to be in its boxes.
   */
  async reveal<T>(shard: number, tenant: string, value: T, contents?: Contents): Promise<T> {
    return this.vault ? this.vault.open(this.pool, shard, tenant, value, contents) : value;
  }

  /** The stream that moves when a person's key is drawn or destroyed. Throws where the log keeps nothing personal. */
  subject(tenant: string, id: string): Stream<SubjectState> {
    if (!this.vault) throw new TypeError('this log was opened without subjects');
    return this.vault.streamOf(tenant, id);
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
    const past = await foldPast(this.pool, shard, this.catalogue, tenant, streams, { position });
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
    return this.history.compare(() => readHeads(this.pool));
  }
}
