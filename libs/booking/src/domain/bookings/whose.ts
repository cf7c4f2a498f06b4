import type { Read, Seen, Stream } from '../deciding/decision.js';
import { type Booking, bookingStream, type Customer } from './booking.js';

/** Whoever has a manage token, for a booking or for the waitlist entry to which bookings were offered. */
export interface Bearer {
  /** The id of what the token is for. */
  readonly subject: string;
  /** The `theirsSince` of that when the token was made. */
  readonly since: string;
}

/** Whose a booking has to be to be there for somebody; all of them are where nothing is said. */
export interface Reader {
  readonly onlyCustomer?: string | null | undefined;
  readonly bearer?: Bearer | null | undefined;
}

/**
 * Whether a booking is the reader's as it was after one of its events. If so, that event and that state are the reader's to
 * see; all others, earlier and later ones, are somebody else's.
 */
export const isTheirs = (booking: Booking, { onlyCustomer, bearer }: Reader): boolean =>
  (onlyCustomer == null || booking.customer?.id === onlyCustomer) && (bearer == null || isBornBy(booking, bearer));

const isBornBy = ({ id, theirsSince, isHandedOn, waitlistEntryId }: Booking, { subject, since }: Bearer) =>
  subject === id ? since === theirsSince : subject === waitlistEntryId && !isHandedOn;

/**
 * Whether a booking that names this customer from now on is handed on to somebody else: who they are, or where they are
 * written to, changes, and it is not the bearer of its own token who says so.
 */
export const handsOn = (booking: Booking, customer: Customer, actor: string): boolean => {
  const { id, waitlistEntryId } = booking;
  const bearers = [id, waitlistEntryId].map((subject) => `manage-token/${subject}`);
  const before = booking.customer;
  return !bearers.includes(actor) && (before?.id !== customer.id || before.email !== customer.email);
};

/** Reads as somebody for whom a booking is there only while it is theirs. */
export const asReader = (read: Read, reader: Reader, bookingId: string): Read => {
  const { name } = bookingStream(bookingId);
  const look = <State, Event>(stream: Stream<State, Event>): Seen<State> => {
    const seen = read(stream);
    if (stream.name !== name) return seen;
    const booking = seen.state as Booking | null;
    return booking && isTheirs(booking, reader) ? seen : { state: stream.initial, version: 0, recent: [] };
  };
  return Object.assign(look, { all: read.all, hint: read.hint, prefetch: read.prefetch, range: read.range });
};
