import type { CommandBus } from '@nestjs/cqrs';
import type { Pool } from 'pg';
import { ExpireWaitlistEntry } from '../commands/waitlist/expire-waitlist-entry.js';
import { findWaitingInVain } from '../read-models/waitlist-entries.js';
import { type Policy, policyEnvelope } from './policy.js';

const atOnce = 100;

/** Takes off the waitlist who waits for what can begin no more. */
export class ExpireWaitlistEntries implements Policy {
  readonly name = 'expire-waitlist-entries';

  constructor(
    private readonly pool: Pool,
    private readonly commands: CommandBus,
  ) {}

  async act(shard: number, now: number): Promise<boolean> {
    const inVain = await findWaitingInVain(this.pool, shard, now, atOnce);
    await Promise.all(
      inVain.map(({ tenant, id, version }) =>
        this.commands.execute(new ExpireWaitlistEntry(policyEnvelope(this.name, tenant, id, version), id)),
      ),
    );
    return inVain.length === atOnce;
  }
}
