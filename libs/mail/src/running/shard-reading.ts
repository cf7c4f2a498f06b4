import { type Point, pointOf } from '#libs/event-store';
import type { Due } from '../sql/due.js';
import { beginAtHead, findReadings, moveOn, type Reading } from '../sql/positions.js';
import { recordIdleEvery } from './pace.js';
import type { MailParts } from './parts.js';

const eventsAtOnce = 500;

/** How far a shard has been read, and what is due because of it. */
export class ShardReading {
  #at: Point;
  #recordedAt: number;

  private constructor(
    private readonly shard: number,
    private readonly parts: MailParts,
    private kept: Reading,
  ) {
    this.#at = kept;
    this.#recordedAt = parts.log.world.monotonic();
  }

  /**
   * Where it was left, or the last place before that which is in the log still: what was told is not told again. Where nobody ever
   * read, or not in this log, at `head`, which is where it ended when this process began to watch.
   */
  static async open(shard: number, parts: MailParts, head: Point): Promise<ShardReading> {
    const { log, pool } = parts;
    const readings = await findReadings(pool, shard);
    const newest = readings[0];
    const number = (newest?.number ?? 0) + 1;
    for (const reading of readings) {
      if (reading.logId !== log.id) break;
      if ((await log.pointAt(shard, reading.position))?.mark !== reading.mark) continue;
      const isNewest = reading === newest;
      if (!isNewest) await moveOn(pool, shard, { ...reading, number }, []);
      return new ShardReading(shard, parts, isNewest ? reading : { ...reading, number });
    }
    // After a failover that took all of it back, what was the head is of the lost past too.
    const { position, mark } = newest?.logId === log.id ? await log.end(shard) : head;
    const reading = { position, mark, number, logId: log.id };
    await beginAtHead(pool, shard, reading);
    return new ShardReading(shard, parts, reading);
  }

  /** Reads on, a page at most. Returns when the first of what is new is due, and whether there may be more. Throws Superseded. */
  async readOn(): Promise<{ readonly dueAt: number; readonly isMore: boolean }> {
    const { log, correspondence } = this.parts;
    const { events } = await log.scanShard(this.shard, this.#at, eventsAtOnce);
    const last = events.at(-1);
    const due = new Map<string, Due>();
    for (const event of events) {
      const touched = correspondence.touched(event);
      if (!touched) continue;
      const { tenant, position, recordedAt } = event;
      const { subject, pause } = touched;
      due.set(`${tenant} ${subject}`, { tenant, subject, position, happenedAt: recordedAt, dueAt: recordedAt + pause });
    }
    if (last) this.#at = pointOf(last);
    if (due.size > 0) await this.#record([...due.values()]);
    else if (log.world.monotonic() >= this.#recordedAt + recordIdleEvery) await this.record();
    const dueAt = Math.min(...[...due.values()].map((each) => each.dueAt));
    return { dueAt, isMore: events.length === eventsAtOnce };
  }

  /** Writes down how far it has come. Throws Superseded. */
  async record(): Promise<void> {
    if (this.#at.position !== this.kept.position) await this.#record([]);
  }

  async #record(due: readonly Due[]): Promise<void> {
    const { position, mark } = this.#at;
    const reading = { position, mark, number: this.kept.number + 1, logId: this.kept.logId };
    await moveOn(this.parts.pool, this.shard, reading, due);
    this.kept = reading;
    this.#recordedAt = this.parts.log.world.monotonic();
  }
}
