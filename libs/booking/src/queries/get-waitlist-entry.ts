import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Pool } from 'pg';
import { EventLog, type Point } from '#libs/event-store';
import { Progress } from '#libs/projection';
import { type WaitlistEntry, waitlistEntryStream } from '../domain/bookings/waitlist/waitlist-entry.js';
import { ownOf, type Scope } from '../read-models/scope.js';
import { getWaitlistEntry, projectWaitlistEntries } from '../read-models/waitlist-entries.js';

/** An entry as its row has it; where it has none, as the log has it. */
export class GetWaitlistEntry extends Query<WaitlistEntry | null> {
  constructor(
    readonly scope: Scope,
    readonly id: string,
    readonly minPosition?: number | Point,
  ) {
    super();
  }
}

@QueryHandler(GetWaitlistEntry)
export class GetWaitlistEntryHandler implements IQueryHandler<GetWaitlistEntry> {
  constructor(
    private readonly log: EventLog,
    private readonly pool: Pool,
    private readonly progress: Progress,
  ) {}

  async execute({ scope, id, minPosition }: GetWaitlistEntry) {
    const { shard, tenant } = scope;
    const stream = waitlistEntryStream(id);
    await this.progress.reached(shard, [projectWaitlistEntries], minPosition, { tenant, subject: stream.name });
    const row = await getWaitlistEntry(this.pool, { shard, tenant }, id);
    const entry = row ?? (await this.log.latest(shard, tenant, stream));
    return this.log.reveal(
      shard,
      tenant,
      ownOf(scope, entry, ({ customer }) => customer.id),
    );
  }
}
