import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Pool } from 'pg';
import { EventLog } from '#libs/event-store';
import { Progress } from '#libs/projection';
import type { WaitlistEntry } from '../domain/bookings/waitlist-entry.js';
import type { Page } from '../read-models/page.js';
import type { Scope } from '../read-models/scope.js';
import { findWaitlistEntries, projectWaitlistEntries, type WaitlistFilter } from '../read-models/waitlist-entries.js';

export class FindWaitlistEntries extends Query<Page<WaitlistEntry>> {
  constructor(
    readonly scope: Scope,
    readonly filter: WaitlistFilter,
    readonly minPosition?: number,
  ) {
    super();
  }
}

@QueryHandler(FindWaitlistEntries)
export class FindWaitlistEntriesHandler implements IQueryHandler<FindWaitlistEntries> {
  constructor(
    private readonly log: EventLog,
    private readonly pool: Pool,
    private readonly progress: Progress,
  ) {}

  async execute({ scope, filter, minPosition }: FindWaitlistEntries) {
    await this.progress.reached(scope.shard, [projectWaitlistEntries], minPosition);
    return this.log.reveal(scope.shard, scope.tenant, await findWaitlistEntries(this.pool, scope, filter));
  }
}
