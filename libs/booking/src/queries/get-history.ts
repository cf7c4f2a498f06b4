import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { EventLog, type StoredEvent } from '#libs/event-store';
import type { Page } from '../read-models/page.js';
import type { Scope } from '../read-models/scope.js';

/** The events of one stream behind version `after`, from the log itself; null where it has none at all. */
export class GetHistory extends Query<Page<StoredEvent> | null> {
  constructor(
    readonly scope: Scope,
    readonly stream: string,
    readonly range: { readonly after: number; readonly limit: number },
  ) {
    super();
  }
}

@QueryHandler(GetHistory)
export class GetHistoryHandler implements IQueryHandler<GetHistory> {
  constructor(private readonly log: EventLog) {}

  async execute({ scope: { shard, tenant }, stream, range: { after, limit } }: GetHistory) {
    const stored = await this.log.readStream(shard, tenant, stream, { after, limit: limit + 1 });
    const events = await this.log.reveal(shard, tenant, stored);
    if (events.length > 0) return { items: events.slice(0, limit), more: events.length > limit };
    const [first] = after > 0 ? await this.log.readStream(shard, tenant, stream, { limit: 1 }) : [];
    return first ? { items: [], more: false } : null;
  }
}
