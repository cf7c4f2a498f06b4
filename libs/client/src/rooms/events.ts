import type { Listing } from '../answers/listing.js';
import { type FollowQuery, follow } from '../following/follow.js';
import type { FollowOptions } from '../following/listen.js';
import type { Event, Events as EventsPage, Ticket } from '../generated/api.js';
import type { Query } from '../sending/route.js';
import type { CallOptions } from '../sending/sender.js';
import { Room } from './room.js';

/** All that has happened, in its order. */
export class Events extends Room {
  /** What there is by now. */
  list(query: Query<'GET /v1/events'> = {}, options?: CallOptions): Listing<EventsPage> {
    return this.paged('GET /v1/events', query, options);
  }

  /**
   * All events behind the position `after`, or from now on, as they are stored: each once and in their order, over lost
   * connections and restarted servers. Ends by its signal, by leaving the loop, or by a refusal. `other-history` says that
   * the log is not the one that was followed (a restored backup): read all anew, and follow from there.
   *
   * @example
   * for await (const event of slotlog.events.follow({ after: position }, { signal })) show(event);
   */
  follow(query: FollowQuery = {}, options: FollowOptions = {}): AsyncGenerator<Event, void, undefined> {
    return follow(this.sender, query, options);
  }

  /** A ticket, with which a page that has no key can follow what the key of this client may. */
  createTicket(options?: CallOptions): Promise<Ticket> {
    return this.send('POST /v1/tickets', {}, options);
  }
}
