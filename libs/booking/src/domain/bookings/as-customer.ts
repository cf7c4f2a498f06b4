import type { Read, Seen, Stream } from '../deciding/decision.js';
import { type Booking, bookingStream } from './booking.js';

export const asCustomer = (read: Read, customerId: string | null | undefined, bookingId: string): Read => {
  if (customerId === null || customerId === undefined) return read;
  const { name } = bookingStream(bookingId);
  const look = <State, Event>(stream: Stream<State, Event>): Seen<State> => {
    const seen = read(stream);
    if (stream.name !== name) return seen;
    const booking = seen.state as Booking | null;
    return booking?.customer?.id === customerId ? seen : { state: stream.initial, version: 0, recent: [] };
  };
  return Object.assign(look, { all: read.all, hint: read.hint, range: read.range });
};
