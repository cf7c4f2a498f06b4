import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Pool } from 'pg';
import { EventLog, type Point } from '#libs/event-store';
import { Progress } from '#libs/projection';
import type { WaitlistEntry } from '../domain/bookings/waitlist-entry.js';
import type { Scope } from '../read-models/scope.js';
import { getWaitlistEntry, projectWaitlistEntries } from '../read-models/waitlist-entries.js';

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
    const subject = { tenant: scope.tenant, subject: `waitlist-entry/${id}` };
    await this.progress.reached(scope.shard, [projectWaitlistEntries], minPosition, subject);
    return this.log.reveal(scope.shard, scope.tenant, await getWaitlistEntry(this.pool, scope, id));
  }
}
