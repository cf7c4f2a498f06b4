import type { CommandBus } from '@nestjs/cqrs';
import type { Pool } from 'pg';
import { ExpireBooking } from '../commands/bookings/expire-booking.js';
import { lapsesAt } from '../domain/claims/occupancy.js';
import { findLapsed } from '../read-models/bookings.js';
import { type Policy, policyEnvelope } from './policy.js';

const atOnce = 100;

/** Records the end of holds and requests that have run out and whose time nobody has taken. */
export class ExpireLapsed implements Policy {
  readonly name = 'expire-lapsed';

  constructor(
    private readonly pool: Pool,
    private readonly commands: CommandBus,
  ) {}

  async act(shard: number, now: number): Promise<boolean> {
    const grace = lapsesAt({ expiresAt: 0 });
    const lapsed = await findLapsed(this.pool, shard, now - grace, atOnce);
    await Promise.all(
      lapsed.map(({ tenant, id, version }) =>
        this.commands.execute(new ExpireBooking(policyEnvelope(this.name, tenant, id, version), id)),
      ),
    );
    return lapsed.length === atOnce;
  }
}
