import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { EventLog, type Point, pointOf, type StoredEvent, type UnreadableEvent } from '#libs/event-store';
import type { Scope } from '../read-models/scope.js';

/** Which of a tenant's events are wanted, and from where on. All must be met. */
export interface EventFilter {
  /** The point behind which it begins. */
  readonly after: Point;
  readonly types?: readonly string[] | undefined;
  /** The name of one stream. */
  readonly stream?: string | undefined;
  /** First parts of streams' names. */
  readonly categories?: readonly string[] | undefined;
}

/** It is the point up to which the log was looked through: nothing up to it is missing here. */
export interface FoundEvents extends Point {
  readonly events: readonly StoredEvent[];
  /** Whether there may be others behind it. */
  readonly more: boolean;
}

/**
 * The events of a tenant in the order of the log, from the log itself, up to one that is wanted and cannot be read. Throws
 * UnreadableEvent where that is the first.
 */
export class FindEvents extends Query<FoundEvents> {
  constructor(
    readonly scope: Scope,
    readonly filter: EventFilter,
    readonly limit: number,
  ) {
    super();
  }
}

const eventsAtOnce = 1_000;

/** As they are stored: a calendar's thousand exceptions, 160 kB, are packed into a thirtieth. */
const bytesAtOnce = 1 << 18;

/** A page looks through so many events at most: one without any is an answer too. */
const scannedAtMost = 20_000;

/** And costs so many statements at most, where each event is as large as such a page. */
const readAtMost = 24;

@QueryHandler(FindEvents)
export class FindEventsHandler implements IQueryHandler<FindEvents> {
  constructor(private readonly log: EventLog) {}

  async execute({ scope, filter, limit }: FindEvents): Promise<FoundEvents> {
    const { events, ...page } = await this.#find(scope, filter, limit);
    return { events: await this.log.reveal(scope.shard, scope.tenant, events), ...page };
  }

  async #find(scope: Scope, filter: EventFilter, limit: number): Promise<FoundEvents> {
    const wanted = wantedBy(scope, filter);
    const events: StoredEvent[] = [];
    let at = filter.after;
    for (let read = 0; read < readAtMost && at.position - filter.after.position < scannedAtMost; read++) {
      const page = await this.log.scanShard(scope.shard, at, eventsAtOnce, bytesAtOnce);
      for (const event of page.events) {
        if (event.unreadable && wanted(event)) return upTo(event.unreadable, { events, ...at, more: true }, filter);
        at = pointOf(event);
        if (wanted(event)) events.push(event);
        if (events.length === limit) return { events, ...at, more: true };
      }
      if (!page.isMore) return { events, ...at, more: false };
      if (events.length > 0 && page.events.length < eventsAtOnce) return { events, ...at, more: true };
    }
    return { events, ...at, more: true };
  }
}

/** What comes before an event that cannot be read. Throws that where nothing does. */
const upTo = (unreadable: UnreadableEvent, page: FoundEvents, { after }: EventFilter): FoundEvents => {
  if (page.position === after.position) throw unreadable;
  return page;
};

/** Another tenant's events are in the same shard. */
export const wantedBy = ({ tenant }: Scope, { types, stream, categories }: EventFilter) => {
  const wantedTypes = types && new Set(types);
  const wantedCategories = categories && new Set(categories);
  return (event: StoredEvent) =>
    event.tenant === tenant &&
    (!wantedTypes || wantedTypes.has(event.type)) &&
    (stream === undefined || event.stream === stream) &&
    (!wantedCategories || wantedCategories.has(event.stream.slice(0, event.stream.indexOf('/'))));
};
