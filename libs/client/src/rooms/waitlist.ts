import type { Listing } from '../answers/listing.js';
import type { JoinWaitlistRequest, WaitlistEntry, Waitlist as WaitlistPage } from '../generated/api.js';
import type { Query } from '../sending/route.js';
import type { CallOptions } from '../sending/sender.js';
import { Room } from './room.js';

/** Who waits for a slot; what is offered to them is a held booking, `bookingId`, that they confirm. */
export class Waitlist extends Room {
  /** Made with a public key, the entry comes with a `manageToken`, which this client keeps for it and for what it is offered. */
  join(wish: JoinWaitlistRequest, options?: CallOptions): Promise<WaitlistEntry> {
    return this.send('POST /v1/waitlist', { body: wish }, options);
  }

  get(id: string, options?: CallOptions): Promise<WaitlistEntry> {
    return this.send('GET /v1/waitlist/{id}', { path: { id } }, options);
  }

  list(query: Query<'GET /v1/waitlist'> = {}, options?: CallOptions): Listing<WaitlistPage> {
    return this.paged('GET /v1/waitlist', query, options);
  }

  leave(id: string, options?: CallOptions): Promise<WaitlistEntry> {
    return this.send('DELETE /v1/waitlist/{id}', { path: { id } }, options);
  }
}
