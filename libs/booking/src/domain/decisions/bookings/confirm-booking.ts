import { admit } from '../../bookings/admit.js';
import { type Booking, type Customer } from '../../bookings/booking.js';
import { agreeing, type Drawn } from '../../bookings/claim-time.js';
import { uncounting } from '../../bookings/ending/release.js';
import { regain } from '../../bookings/regain.js';
import { quietly } from '../../bookings/telling/telling.js';
import { ensureAllowed, isDone, openBooking } from '../../bookings/transitions.js';
import { acceptOffer } from '../../bookings/waitlist/end-offer.js';
import { bookedDirectly } from '../../bookings/waitlist/leave-line.js';
import { handsOn } from '../../bookings/whose.js';
import { readService } from '../../calendars/read-service.js';
import { type Service } from '../../calendars/service.js';
import { ensureStands } from '../../claims/stranded.js';
import { isMadeAlready } from '../../deciding/asked-change.js';
import { type Deciding, type Decision, nothing } from '../../deciding/decision.js';
import { Refused } from '../../deciding/refused.js';
import type { StatedVersion } from '../../deciding/stated-version.js';
import { refuseUnnamed } from '../../limits/customers-limit.js';

/** What the hold said of customer and notes counts where nothing else is said. */
export interface Confirmation {
  readonly id: string;
  readonly stated: StatedVersion | undefined;
  readonly customer: (Omit<Customer, 'id'> & { readonly id: string | null }) | null;
  readonly notes: string | null;
  readonly notify?: boolean | undefined;
}

/** Before it expires a hold is confirmed whatever else happens; afterwards only if its time is still free. */
export const confirmBooking = (
  deciding: Deciding,
  { id, stated, customer, notes, notify }: Confirmation,
  drawn: Pick<Drawn, 'customerId' | 'customerHash'>,
): Decision => {
  const { read, actor, now } = deciding;
  const asked = openBooking(read, { id, stated });
  const { subject, booking } = asked;
  const service = readService(read, booking.serviceId);
  const own = { type: typeAgreed(service), actor };
  const refuseNameless = () => {
    customerOf(booking, customer, drawn);
    if (!booking.customer) refuseUnnamed(service, customer);
  };
  if (isMadeAlready(asked, { isDone: isAgreed(booking, service), own }, refuseNameless)) return nothing;
  const named = customerOf(booking, customer, drawn);
  ensureAllowed(subject, booking, 'confirm', now);
  ensureStands(deciding, booking);
  const isKnown = booking.customerHash !== null && customer?.id == null;
  const customerHash = isKnown ? booking.customerHash : drawn.customerHash;
  const kept = isSomebodyElse(booking.customer, named) ? nothingKept : booking;
  const details = { customer: named, customerHash, notes: notes ?? kept.notes, metadata: kept.metadata };
  const uncapped = { ...deciding, ...noHolds };
  const whose = { customerHash, holder: null };
  const { events, taken, until, circumstances } = regain(uncapped, booking, service, whose);
  const uncounted = booking.status === 'held' ? uncounting(id, booking.holder) : [];
  const data = { id, serviceId: booking.serviceId, seriesId: booking.seriesId, ...taken, ...details };
  const handingOn = handsOn(booking, named, actor) ? ({ handedOn: true } as const) : {};
  const roomUntil = admit(uncapped, service, { booking: data, holder: null }, circumstances);
  const agreed = agreeing(deciding, service, { ...data, ...handingOn, ...quietly(notify) }, booking);
  const accepted = acceptOffer(read, booking);
  const left = booking.waitlistEntryId === null ? bookedDirectly(deciding, data) : [];
  return { events: [...events, ...uncounted, ...accepted, ...left, ...agreed], until: Math.min(until, roomUntil) };
};

/** The customer that the confirmation names, else that of the hold; there has to be one that was not erased. */
const customerOf = (
  booking: Booking,
  customer: Confirmation['customer'],
  { customerId }: Pick<Drawn, 'customerId'>,
): Customer => {
  const named = customer ? { ...customer, id: customer.id ?? booking.customer?.id ?? customerId } : booking.customer;
  if (!named || named.erased) throw customerMissing(named);
  return named;
};

/** What was written about one person is no part of what another one agrees on. */
const nothingKept = { notes: null, metadata: {} };

const isSomebodyElse = (before: Customer | null, now: Customer) => before !== null && before.id !== now.id;

const noHolds = { holdsPerCustomer: 0 };

const typeAgreed = ({ approval }: Service) => (approval === 'automatic' ? 'BookingConfirmed' : 'BookingRequested');

const isAgreed = (booking: Booking, { approval }: Service) =>
  isDone(booking, 'confirm') && (booking.status === 'confirmed' || approval === 'required');

const customerMissing = (erased: Customer | null) => {
  const detail = erased
    ? 'The customer of the hold was erased; name the customer of the booking.'
    : 'The hold has no customer yet.';
  return new Refused('rule-violation', { errors: [{ pointer: '/customer', rule: 'required', detail }] });
};
