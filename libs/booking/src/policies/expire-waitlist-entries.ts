import type { CommandBus } from '@nestjs/cqrs';
import type { Pool } from 'pg';
import { ExpireWaitlistEntry } from '../commands/waitlist/expire-waitlist-entry.js';
import { findWaitingInVain, type WaitsInVain } from '../read-models/waitlist-entries.js';
import { type Policy, policyEnvelope } from './policy.js';

const atOnce = 100;

/** Takes off the waitlist who waits for what can begin no more. */
export class ExpireWaitlistEntries implements Policy<WaitsInVain> {
  readonly name = 'expire-waitlist-entries';
  readonly abreast = atOnce;

  constructor(
    private readonly pool: Pool,
    private readonly commands: CommandBus,
  ) {}

  find(shard: number, now: number, paused: readonly string[]): Promise<WaitsInVain[]> {
    return findWaitingInVain(this.pool, shard, now, paused, atOnce);
  }

  async act(_: number, { tenant, id, version }: WaitsInVain): Promise<boolean> {
    const envelope = policyEnvelope(this.name, tenant, id, version);
    const { appended, replayed } = await this.commands.execute(new ExpireWaitlistEntry(envelope, id));
    return appended && !replayed;
  }
}
