import type { CommandBus } from '@nestjs/cqrs';
import type { Pool } from 'pg';
import type { EventLog } from '#libs/event-store';
import { DisplaceStranded } from '../commands/bookings/displace-stranded.js';
import { findDisplacements } from '../read-models/displacements.js';
import { type Policy, policyEnvelope } from './policy.js';

const atOnce = 20;

/** Goes on displacing the bookings that a change of a calendar left without their time, a group at a time. */
export class DisplaceTheStranded implements Policy {
  readonly name = 'displace-stranded';

  constructor(
    private readonly log: EventLog,
    private readonly pool: Pool,
    private readonly commands: CommandBus,
  ) {}

  /** Each group has the id of the position before it: a second runner's is the same command, or finds nothing to do. */
  async act(shard: number): Promise<boolean> {
    const underWay = await findDisplacements(this.pool, shard, atOnce);
    const head = underWay.length > 0 ? await this.log.head(shard) : 0;
    let isMore = false;
    for (const { tenant, calendarId } of underWay) {
      const envelope = policyEnvelope(this.name, tenant, calendarId, head);
      const { appended } = await this.commands.execute(new DisplaceStranded(envelope, calendarId));
      isMore ||= appended;
    }
    return isMore;
  }
}
