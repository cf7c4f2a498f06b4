import { type EventLog, markOf } from '#libs/event-store';
import { type Booking, type BookingEvent, evolveBooking } from '../domain/bookings/booking.js';
import { evolveWaitlistEntry, type WaitlistEntry, type WaitlistEntryEvent } from '../domain/bookings/waitlist-entry.js';
import type { Recorded } from '../domain/deciding/decision.js';
import { day } from '../domain/time/interval.js';
import type { Scope } from '../read-models/scope.js';

/** For how long after a booking whoever has its manage token may look at it, in milliseconds. */
const afterwards = 30 * day;

/** What somebody with a manage token may do with what; from the log itself, so that it is never behind. */
export class ManagedThings {
  constructor(private readonly log: Pick<EventLog, 'readStream'>) {}

  /** When the token for a booking or a waitlist entry ends, in milliseconds since the epoch; null: there is no such thing. */
  async endsAt(scope: Scope, subject: string): Promise<number | null> {
    if (subject.startsWith('bkg_')) {
      const booking = await this.#booking(scope, subject);
      return booking && booking.core.end + afterwards;
    }
    const entry = await this.#fold(scope, `waitlist-entry/${subject}`, entryOf);
    return entry && entry.to + afterwards;
  }

  /** Whether a token for `subject` is good for the thing `id`: for itself, and for what was offered to a waitlist entry. */
  async isGoodFor(scope: Scope, subject: string, id: string): Promise<boolean> {
    if (subject === id) return true;
    return id.startsWith('bkg_') && (await this.#booking(scope, id))?.waitlistEntryId === subject;
  }

  #booking(scope: Scope, id: string): Promise<Booking | null> {
    return this.#fold(scope, `booking/${id}`, bookingOf);
  }

  async #fold<State>({ shard, tenant }: Scope, stream: string, evolve: (state: State | null, next: Told) => State) {
    const events = await this.log.readStream(shard, tenant, stream);
    return events.reduce<State | null>(
      (state, { type, data, ...told }) => evolve(state, { event: { type, data }, mark: markOf(told.id), ...told }),
      null,
    );
  }
}

type Told = Recorded<{ readonly type: string; readonly data: unknown }>;

const bookingOf = (booking: Booking | null, told: Told) => evolveBooking(booking, told as Recorded<BookingEvent>);

const entryOf = (entry: WaitlistEntry | null, told: Told) =>
  evolveWaitlistEntry(entry, told as Recorded<WaitlistEntryEvent>);
