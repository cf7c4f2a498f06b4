import type { CommandBus } from '@nestjs/cqrs';
import type { Pool } from 'pg';
import { ExpireBooking } from '../commands/bookings/expire-booking.js';
import { lapsesAt } from '../domain/claims/occupancy.js';
import { findLapsed, type Lapsed } from '../read-models/bookings.js';
import { type Policy, policyEnvelope } from './policy.js';

const atOnce = 100;

/** Records the end of holds and requests that have run out and whose time nobody has taken. */
export class ExpireLapsed implements Policy<Lapsed> {
  readonly name = 'expire-lapsed';
  readonly abreast = atOnce;

  constructor(
    private readonly pool: Pool,
    private readonly commands: CommandBus,
  ) {}

  find(shard: number, now: number, paused: readonly string[]): Promise<Lapsed[]> {
    const grace = lapsesAt({ expiresAt: 0 });
    return findLapsed(this.pool, shard, now - grace, paused, atOnce);
  }

  async act(_: number, { tenant, id, version }: Lapsed): Promise<boolean> {
    const envelope = policyEnvelope(this.name, tenant, id, version);
    const { appended, replayed } = await this.commands.execute(new ExpireBooking(envelope, id));
    return appended && !replayed;
  }
}
