import type { CommandBus } from '@nestjs/cqrs';
import type { Pool } from 'pg';
import type { EventLog } from '#libs/event-store';
import { DisplaceStranded } from '../commands/bookings/displace-stranded.js';
import { findDisplacements } from '../read-models/displacements.js';
import { type Policy, type PolicyItem, policyEnvelope } from './policy.js';

const atOnce = 20;

/** Goes on displacing the bookings that a change of a calendar left without their time, a group at a time. */
export class DisplaceTheStranded implements Policy {
  readonly name = 'displace-stranded';
  readonly abreast = 1;

  constructor(
    private readonly log: EventLog,
    private readonly pool: Pool,
    private readonly commands: CommandBus,
  ) {}

  async find(shard: number, _: number, paused: readonly string[]): Promise<PolicyItem[]> {
    const underWay = await findDisplacements(this.pool, shard, paused, atOnce);
    return underWay.map(({ tenant, calendarId }) => ({ tenant, id: calendarId }));
  }

  /** Each group has the id of the position before it: a second runner's is the same command, or finds nothing to do. */
  async act(shard: number, { tenant, id }: PolicyItem): Promise<boolean> {
    const envelope = policyEnvelope(this.name, tenant, id, await this.log.head(shard));
    const { appended } = await this.commands.execute(new DisplaceStranded(envelope, id));
    return appended;
  }
}
