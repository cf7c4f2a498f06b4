import { type BookingDetails, bookingStream, type Customer } from '../../bookings/booking.js';
import { quietly } from '../../bookings/telling/telling.js';
import { openBooking } from '../../bookings/transitions.js';
import { handsOn } from '../../bookings/whose.js';
import { ensureStands } from '../../claims/stranded.js';
import { refuseStale } from '../../deciding/asked-change.js';
import { append, type Deciding, type Decision, forever, nothing } from '../../deciding/decision.js';
import { realChanges } from '../../deciding/patch.js';
import { Refused } from '../../deciding/refused.js';
import type { StatedVersion } from '../../deciding/stated-version.js';

/** What is not stated stays as it is; whose booking it is cannot change. */
export interface DetailChanges extends Partial<Omit<BookingDetails, 'customer' | 'metadata'>> {
  readonly metadata?: BookingDetails['metadata'] | null;
  readonly customer?: CustomerChanges;
}

/** Null: nothing is known of it any more. */
type CustomerChanges = Partial<Omit<Customer, 'id' | 'locale' | 'timeZone'>> & {
  readonly locale?: string | null;
  readonly timeZone?: string | null;
};

export const changeBookingDetails = (
  deciding: Deciding,
  request: {
    readonly id: string;
    readonly stated: StatedVersion | undefined;
    readonly changes: DetailChanges;
    readonly notify?: boolean | undefined;
  },
): Decision => {
  const { read, actor } = deciding;
  const { id, changes, notify } = request;
  const asked = openBooking(read, request);
  const { booking } = asked;
  refuseStale(asked, () => {
    if (changes.customer && !booking.customer) throw unnamed();
  });
  const { customer, ...others } = changes;
  const named = customer && booking.customer && renamed(booking.customer, customer);
  const data = realChanges<BookingDetails>(named ? { ...others, customer: named } : others, booking as BookingDetails);
  if (Object.keys(data).length === 0) return nothing;
  ensureStands(deciding, booking);
  const handedOn = named && handsOn(booking, named, actor) ? ({ handedOn: true } as const) : {};
  const changed = append(bookingStream(id), {
    type: 'BookingDetailsChanged',
    data: { ...data, ...handedOn, ...quietly(notify) },
  });
  return { events: [changed], until: forever };
};

/** Of who was erased nothing is left to keep. */
const renamed = ({ erased, ...known }: Customer, changes: CustomerChanges): Customer => {
  const { locale: before, timeZone: zoneBefore, ...kept } = known;
  const { locale = before, timeZone = zoneBefore, ...changed } = changes;
  const habits = { ...(locale && { locale }), ...(timeZone && { timeZone }) };
  if (!erased) return { ...kept, ...changed, id: known.id, ...habits };
  const { name, email, phone = null } = changes;
  if (name === undefined || email === undefined) throw erasedBefore();
  return { id: known.id, name, email, phone, ...habits };
};

const erasedBefore = () =>
  new Refused('rule-violation', {
    errors: [
      { pointer: '/customer', rule: 'required', detail: 'The customer was erased: name and email are required.' },
    ],
  });

const unnamed = () =>
  new Refused('rule-violation', {
    errors: [
      {
        pointer: '/customer',
        rule: 'required',
        detail: 'The hold has no customer yet; name the customer when you confirm it.',
      },
    ],
  });
