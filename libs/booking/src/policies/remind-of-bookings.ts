import type { CommandBus } from '@nestjs/cqrs';
import type { Pool } from 'pg';
import { RemindOfBooking } from '../commands/bookings/remind-of-booking.js';
import { findRemindable, type Remindable } from '../read-models/reminders.js';
import { type Policy, policyEnvelope } from './policy.js';

const atOnce = 100;

/** Between two looks at a shard, in milliseconds: a reminder may come some seconds late. */
const interval = 10_000;

/** Most looks are at what became due within this time, in milliseconds: a service may remind of all bookings of a month. */
const recently = 3_600_000;

/** A look at all that is due comes this often, in milliseconds: it finds what was left while no process looked, or a step failed. */
const wholeInterval = 600_000;

interface Look {
  readonly at: number;
  readonly wholeAt: number;
}

/** Records which reminders have become due. */
export class RemindOfBookings implements Policy<Remindable> {
  readonly name = 'remind-of-bookings';
  readonly abreast = 20;
  readonly #looked = new Map<number, Look>();

  constructor(
    private readonly pool: Pool,
    private readonly commands: CommandBus,
  ) {}

  async find(shard: number, now: number, paused: readonly string[]): Promise<Remindable[]> {
    const last = this.#looked.get(shard);
    const isFresh = (at: number, milliseconds: number) => 0 <= now - at && now - at < milliseconds;
    if (last && isFresh(last.at, interval)) return [];
    const isWhole = !last || !isFresh(last.wholeAt, wholeInterval);
    const since = isWhole ? 0 : now - recently;
    const found = await findRemindable(this.pool, shard, { since, now }, paused, atOnce);
    if (found.length < atOnce) this.#looked.set(shard, { at: now, wholeAt: isWhole ? now : last.wholeAt });
    return found;
  }

  async act(_: number, { tenant, id, minutes, start }: Remindable): Promise<boolean> {
    const envelope = policyEnvelope(this.name, tenant, `${id} ${start}`, minutes);
    const { appended, replayed } = await this.commands.execute(new RemindOfBooking(envelope, id));
    return appended && !replayed;
  }
}
