import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Pool } from 'pg';
import { EventLog, type Point } from '#libs/event-store';
import { Progress } from '#libs/projection';
import type { WaitlistEntry } from '../domain/bookings/waitlist/waitlist-entry.js';
import { type Behind, findBehind, withBehind } from '../read-models/behind.js';
import type { Page } from '../read-models/page.js';
import type { Scope } from '../read-models/scope.js';
import {
  findWaitlistEntries,
  getWaitlistEntry,
  projectWaitlistEntries,
  type WaitlistFilter,
} from '../read-models/waitlist-entries.js';

export class FindWaitlistEntries extends Query<Page<WaitlistEntry> & Behind> {
  constructor(
    readonly scope: Scope,
    readonly filter: WaitlistFilter,
    readonly minPosition?: number | Point,
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
    const found = withBehind(findWaitlistEntries(this.pool, scope, filter), this.#behind(scope));
    return this.log.reveal(scope.shard, scope.tenant, await found);
  }

  /** Who may see one customer's only is told of those alone whose rows say that they are that customer's. */
  async #behind(scope: Scope): Promise<string[]> {
    const ids = await findBehind(this.pool, scope, projectWaitlistEntries);
    if ((scope.onlyCustomer ?? null) === null) return ids;
    const known = await Promise.all(ids.map((id) => getWaitlistEntry(this.pool, scope, id)));
    return ids.filter((_, at) => known[at] !== null);
  }
}
