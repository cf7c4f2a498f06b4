import { type Booking, type BookingDetails, bookingStream, type Customer } from './booking.js';
import { realChanges } from './patch.js';
import { found, type Subject } from './refused.js';
import { checkPrecondition, checkVersion, requireVersion, type StatedVersion } from './stated-version.js';
import { append, type Decision, forever, nothing, type Seen } from './stream.js';

/** What is not stated stays as it is; whose booking it is cannot change. */
export interface DetailChanges extends Partial<Omit<BookingDetails, 'customer'>> {
  readonly customer?: Partial<Omit<Customer, 'id'>>;
}

export const changeBookingDetails = (
  seen: Seen<Booking | null>,
  request: { readonly id: string; readonly stated: StatedVersion | undefined; readonly changes: DetailChanges },
): Decision => {
  const { id, stated, changes } = request;
  const subject: Subject = { kind: 'booking', id };
  const booking = found(subject, seen.state);
  requireVersion(subject, seen, stated);
  checkPrecondition(subject, seen, stated);
  checkVersion(subject, seen, stated);
  const { id: customerId } = booking.customer;
  const customer = { ...booking.customer, ...changes.customer, id: customerId };
  const data = realChanges<BookingDetails>({ ...changes, customer }, booking);
  if (Object.keys(data).length === 0) return nothing;
  return { events: [append(bookingStream(id), { type: 'BookingDetailsChanged', data })], until: forever };
};
