import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { eventTypes } from '../../../libs/booking/src/events/event-catalogue.js';
import { type OpenLog, openLog } from './open-log.js';
import { envelope } from './seats.js';

const anything = [{ schema: z.record(z.string(), z.unknown()) }];

/** A build that writes what the one under test does not know, or cannot take. */
export class Poisoner {
  private constructor(private readonly opened: OpenLog) {}

  static async open(databaseUrl: string): Promise<Poisoner> {
    return new Poisoner(
      await openLog(databaseUrl, { types: { ...eventTypes, Riddle: anything, TimeClaimed: anything } }),
    );
  }

  get log() {
    return this.opened.log;
  }

  get pool() {
    return this.opened.pool;
  }

  /** An event of a type that nobody else has heard of, or any other, at the end of a stream. Returns its position. */
  async write(stream: string, type = 'Riddle', data: object = {}): Promise<number> {
    const subject = { name: stream, initial: {}, evolve: () => ({}) };
    const { position } = await this.log.decide(envelope(), subject, (read) => {
      read(subject);
      return { events: [{ stream: subject, type, data }], until: Number.POSITIVE_INFINITY };
    });
    return position;
  }

  /** What stands at a position is something else, as if it had always been. */
  async mend(position: number, type: string, data: object): Promise<void> {
    await this.pool.query('alter table slotlog.events disable trigger all');
    await this.pool.query(
      `update slotlog.events set type = $2, data = $3
        where position = $1 and shard = (select shard from slotlog.tenants where tenant = 'default')`,
      [position, type, JSON.stringify(data)],
    );
    await this.pool.query('alter table slotlog.events enable trigger all');
  }

  /** Until a view has parked a stream, however long a busy machine takes. */
  async parked(stream: string): Promise<void> {
    const isParked = 'select 1 from slotlog.parked_subjects where subject = $1';
    while ((await this.pool.query(isParked, [stream])).rowCount === 0) await sleep(20);
  }

  /** Until none is. */
  async unparked(): Promise<void> {
    while ((await this.pool.query('select 1 from slotlog.parked_subjects')).rowCount !== 0) await sleep(20);
  }

  close(): Promise<void> {
    return this.opened.close();
  }
}
