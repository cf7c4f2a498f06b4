import type { EventLog } from '#libs/event-store';
import { type Booking, bookingStream } from '../domain/bookings/booking.js';
import { type WaitlistEntry, waitlistEntryStream } from '../domain/bookings/waitlist/waitlist-entry.js';
import { type Bearer, isTheirs } from '../domain/bookings/whose.js';
import type { Stream } from '../domain/deciding/decision.js';
import { day } from '../domain/time/interval.js';
import type { Scope } from '../read-models/scope.js';

/** For how long after a booking whoever has its manage token may look at it, in milliseconds. */
const afterwards = 30 * day;

/** For how long a token is good at most, wherever its booking moves, in milliseconds. */
const atMost = 400 * day;

/** What of a token counts beside its seal; `madeAt` in milliseconds since the epoch. */
interface Token extends Bearer {
  readonly madeAt: number;
}

/**
 * What somebody with a manage token may do with what; from the log itself, so that it is never behind. All of it throws
 * UnreadableEvent where that cannot be told.
 */
export class ManagedThings {
  constructor(private readonly log: Pick<EventLog, 'recall'>) {}

  /** The `since` of a token for a booking, as it is now; null: there is no such booking. */
  async since(scope: Scope, bookingId: string): Promise<string | null> {
    return (await this.#booking(scope, bookingId))?.theirsSince ?? null;
  }

  /**
   * When a token for a booking or a waitlist entry ends, in milliseconds since the epoch; null: there is no such thing, or it
   * is somebody else's by now.
   */
  async endsAt(scope: Scope, { madeAt, ...bearer }: Token): Promise<number | null> {
    const over = bearer.subject.startsWith('bkg_')
      ? await this.#overForBooking(scope, bearer)
      : await this.#overForEntry(scope, bearer);
    return over && Math.min(over + afterwards, madeAt + atMost);
  }

  /** Whether there is such a thing at all: what a token was made for was there then. */
  async isThere(scope: Scope, id: string): Promise<boolean> {
    const stream = id.startsWith('bkg_') ? bookingStream(id) : waitlistEntryStream(id);
    return (await this.#latest<object | null>(scope, stream)) !== null;
  }

  /**
   * Whether a token is good for the thing `id`: for what it was made for, for what was offered to a waitlist entry, and for reading
   * the service of either.
   */
  async isGoodFor(scope: Scope, bearer: Bearer, id: string): Promise<boolean> {
    if (bearer.subject === id) return true;
    if (id.startsWith('svc_')) return (await this.#serviceOf(scope, bearer.subject)) === id;
    const booking = id.startsWith('bkg_') && (await this.#booking(scope, id));
    return booking ? isTheirs(booking, { bearer }) : false;
  }

  async #serviceOf(scope: Scope, subject: string): Promise<string | undefined> {
    if (subject.startsWith('bkg_')) return (await this.#booking(scope, subject))?.serviceId;
    return (await this.#latest<WaitlistEntry | null>(scope, waitlistEntryStream(subject)))?.serviceId;
  }

  async #overForBooking(scope: Scope, bearer: Bearer): Promise<number | null> {
    const booking = await this.#booking(scope, bearer.subject);
    return booking && isTheirs(booking, { bearer }) ? booking.core.end : null;
  }

  /** What it was offered may have moved to later than what it waited for. */
  async #overForEntry(scope: Scope, bearer: Bearer): Promise<number | null> {
    const entry = await this.#latest<WaitlistEntry | null>(scope, waitlistEntryStream(bearer.subject));
    if (!entry || entry.theirsSince !== bearer.since) return null;
    const booking = entry.bookingId === null ? null : await this.#booking(scope, entry.bookingId);
    return booking && isTheirs(booking, { bearer }) ? Math.max(entry.to, booking.core.end) : entry.to;
  }

  #booking(scope: Scope, id: string): Promise<Booking | null> {
    return this.#latest<Booking | null>(scope, bookingStream(id));
  }

  async #latest<State>({ shard, tenant }: Scope, stream: Stream<State, never>): Promise<State> {
    const [state] = await this.log.recall(shard, tenant, [stream], Number.MAX_SAFE_INTEGER);
    return state as State;
  }
}
