import type { CommandBus } from '@nestjs/cqrs';
import type { Pool } from 'pg';
import { RemindOfBooking } from '../commands/bookings/remind-of-booking.js';
import { findRemindable, type Remindable } from '../read-models/reminders.js';
import { type Policy, policyEnvelope } from './policy.js';

const atOnce = 100;

/** Between two looks at a shard, in milliseconds: no reminder is worth looking at all that is to come each second. */
const interval = 10_000;

/** Records which reminders have become due. */
export class RemindOfBookings implements Policy<Remindable> {
  readonly name = 'remind-of-bookings';
  readonly abreast = 20;
  readonly #looked = new Map<number, number>();

  constructor(
    private readonly pool: Pool,
    private readonly commands: CommandBus,
  ) {}

  async find(shard: number, now: number, paused: readonly string[]): Promise<Remindable[]> {
    const since = now - (this.#looked.get(shard) ?? Number.NEGATIVE_INFINITY);
    if (since >= 0 && since < interval) return [];
    const found = await findRemindable(this.pool, shard, now, paused, atOnce);
    if (found.length < atOnce) this.#looked.set(shard, now);
    return found;
  }

  async act(_: number, { tenant, id, minutes, start }: Remindable): Promise<boolean> {
    const envelope = policyEnvelope(this.name, tenant, `${id} ${start}`, minutes);
    const { appended, replayed } = await this.commands.execute(new RemindOfBooking(envelope, id));
    return appended && !replayed;
  }
}
