import type { EventLog } from '#libs/event-store';
import { type Booking, bookingStream } from '../domain/bookings/booking.js';
import { waitlistEntryStream } from '../domain/bookings/waitlist-entry.js';
import type { Stream } from '../domain/deciding/decision.js';
import { day } from '../domain/time/interval.js';
import type { Scope } from '../read-models/scope.js';

/** For how long after a booking whoever has its manage token may look at it, in milliseconds. */
const afterwards = 30 * day;

/**
 * What somebody with a manage token may do with what; from the log itself, so that it is never behind. All of it throws
 * UnreadableEvent where that cannot be told.
 */
export class ManagedThings {
  constructor(private readonly log: Pick<EventLog, 'recall'>) {}

  /** When the token for a booking or a waitlist entry ends, in milliseconds since the epoch; null: there is no such thing. */
  async endsAt(scope: Scope, subject: string): Promise<number | null> {
    if (subject.startsWith('bkg_')) {
      const booking = await this.#booking(scope, subject);
      return booking && booking.core.end + afterwards;
    }
    const entry = await this.#latest(scope, waitlistEntryStream(subject));
    return entry && entry.to + afterwards;
  }

  /** Whether a token for `subject` is good for the thing `id`: for itself, and for what was offered to a waitlist entry. */
  async isGoodFor(scope: Scope, subject: string, id: string): Promise<boolean> {
    if (subject === id) return true;
    return id.startsWith('bkg_') && (await this.#booking(scope, id))?.waitlistEntryId === subject;
  }

  #booking(scope: Scope, id: string): Promise<Booking | null> {
    return this.#latest(scope, bookingStream(id));
  }

  async #latest<State, Event>({ shard, tenant }: Scope, stream: Stream<State, Event>): Promise<State> {
    const [state] = (await this.log.recall(shard, tenant, [stream], Number.MAX_SAFE_INTEGER)) as [State];
    return state;
  }
}
