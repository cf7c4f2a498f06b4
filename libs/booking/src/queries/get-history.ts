import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { EventLog, markOf, readableOf, type StoredEvent } from '#libs/event-store';
import { type Booking, type BookingEvent, evolveBooking } from '../domain/bookings/booking.js';
import { isTheirs } from '../domain/bookings/whose.js';
import type { Page } from '../read-models/page.js';
import type { Scope } from '../read-models/scope.js';

/**
 * The events of one stream behind version `after`, from the log itself, up to one that cannot be read; of a booking those
 * alone that were written while it was the reader's. Null where there are none at all. Throws UnreadableEvent where that is
 * the first.
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

const eventsAtOnce = 500;

@QueryHandler(GetHistory)
export class GetHistoryHandler implements IQueryHandler<GetHistory> {
  constructor(private readonly log: EventLog) {}

  async execute({ scope, stream, range }: GetHistory) {
    const { shard, tenant, onlyCustomer, bearer } = scope;
    const isForAll = onlyCustomer == null && bearer == null;
    const page = await (isForAll ? this.#all(scope, stream, range) : this.#theirs(scope, stream, range));
    return page && { ...page, items: await this.log.reveal(shard, tenant, page.items) };
  }

  async #all({ shard, tenant }: Scope, stream: string, { after, limit }: GetHistory['range']) {
    const stored = await this.log.scanStream(shard, tenant, stream, { after, limit: limit + 1 });
    const { readable, unreadable } = readableOf(stored, () => true);
    if (unreadable && readable.length === 0) throw unreadable;
    if (readable.length > 0) return pageOf(readable, limit, unreadable !== null);
    const [first] = after > 0 ? await this.log.scanStream(shard, tenant, stream, { limit: 1 }) : [];
    return first ? { items: [], more: false } : null;
  }

  /** Whose a booking is stands in what comes before: it is folded from its first event on, whatever page is asked for. */
  async #theirs(scope: Scope, stream: string, { after, limit }: GetHistory['range']) {
    const { shard, tenant } = scope;
    const found: StoredEvent[] = [];
    let booking: Booking | null = null;
    let isAny = false;
    for (let read = eventsAtOnce; read === eventsAtOnce && found.length <= limit; ) {
      const past: number = booking?.version ?? 0;
      const stored = await this.log.scanStream(shard, tenant, stream, { after: past, limit: eventsAtOnce });
      read = stored.length;
      const { readable, unreadable } = readableOf(stored, () => true);
      for (const event of readable) {
        booking = movedOn(booking, event);
        const isSeen = isTheirs(booking, scope);
        isAny ||= isSeen;
        if (isSeen && event.version > after) found.push(event);
      }
      if (unreadable && found.length === 0) throw unreadable;
      if (unreadable) return pageOf(found, limit, true);
    }
    return isAny ? pageOf(found, limit, false) : null;
  }
}

const pageOf = (events: readonly StoredEvent[], limit: number, goesOn: boolean) => ({
  items: events.slice(0, limit),
  more: goesOn || events.length > limit,
});

const movedOn = (booking: Booking | null, { id, type, data, ...envelope }: StoredEvent): Booking =>
  evolveBooking(booking, { ...envelope, mark: markOf(id), event: { type, data } as BookingEvent });
