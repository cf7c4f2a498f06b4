import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { EventLog, readableOf, type StoredEvent } from '#libs/event-store';
import type { Page } from '../read-models/page.js';
import type { Scope } from '../read-models/scope.js';

/**
 * The events of one stream behind version `after`, from the log itself, up to one that cannot be read; null where it has
 * none at all. Throws UnreadableEvent where that is the first.
 */
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
    const stored = await this.log.scanStream(shard, tenant, stream, { after, limit: limit + 1 });
    const { readable, unreadable } = readableOf(stored, () => true);
    if (unreadable && readable.length === 0) throw unreadable;
    const events = await this.log.reveal(shard, tenant, readable);
    const more = unreadable !== null || events.length > limit;
    if (events.length > 0) return { items: events.slice(0, limit), more };
    const [first] = after > 0 ? await this.log.scanStream(shard, tenant, stream, { limit: 1 }) : [];
    return first ? { items: [], more: false } : null;
  }
}
