import { honours } from '../../availability/candidates.js';
import { refuseUnlessFree, refuseViolations } from '../../availability/refuse-slot.js';
import { admit } from '../../bookings/admit.js';
import {
  type Booking,
  type BookingContent,
  type BookingDetails,
  bookingStream,
  type Customer,
  type Taken,
} from '../../bookings/booking.js';
import { agreeing, claiming, type Drawn } from '../../bookings/claim-time.js';
import { expiringOthers } from '../../bookings/ending/expire.js';
import { findPlace } from '../../bookings/find-place.js';
import { quietly } from '../../bookings/telling/telling.js';
import { bookedDirectly } from '../../bookings/waitlist/leave-line.js';
import { asWaitedFor } from '../../bookings/waitlist/waitlist.js';
import { readService } from '../../calendars/read-service.js';
import { type Service } from '../../calendars/service.js';
import { createdBefore } from '../../deciding/created-before.js';
import { append, type Deciding, type Decision } from '../../deciding/decision.js';
import { differing } from '../../deciding/patch.js';
import { type Override } from '../../deciding/refused.js';
import { tallying } from '../../limits/count-in-limits.js';
import { refuseUnnamed } from '../../limits/customers-limit.js';
import { counting, type HoldRules, holdEnds, refuseTooLong } from '../../limits/holds.js';
import { personally } from '../../limits/personal.js';
import { minute } from '../../time/interval.js';

/** No duration: the first of the service's. No customer id: one of our making. */
export interface SlotRequest extends Omit<BookingDetails, 'customer'> {
  readonly serviceId: string;
  readonly start: number;
  readonly duration: number | null;
  readonly units: number;
  readonly calendarIds?: readonly string[] | undefined;
  readonly override?: readonly Override[] | undefined;
  readonly customer: (Omit<Customer, 'id'> & { readonly id: string | null }) | null;
  /** For how long the slot is to be held; null: as long as the service usually does. */
  readonly hold?: { readonly seconds: number | null } | undefined;
  /** The position at which the slot was seen. */
  readonly seenAt?: number | undefined;
  readonly notify?: boolean | undefined;
}

const usualLength = ({ durations }: Service) => durations[0]!;

export const bookSlot = (deciding: Deciding & HoldRules, request: SlotRequest, drawn: Drawn): Decision => {
  const { read, actor, now } = deciding;
  const { serviceId, start, units, calendarIds, override, hold, seenAt } = request;
  const { bookingId, customerHash, holder, waitlistEntryId } = drawn;
  const service = readService(read, serviceId, '/serviceId');
  const existing = read(bookingStream(bookingId)).state;
  if (existing) {
    return createdBefore(
      { kind: 'booking', id: bookingId },
      existing,
      differingFrom(existing, request, service),
      actor,
    );
  }
  const duration = request.duration ?? usualLength(service);
  const endsAtStart = hold ? true : undefined;
  const wanted = { start, duration, units, calendarIds, override, endsAtStart };
  const named = { id: bookingId, serviceId, customerHash: request.customer && customerHash };
  const person = { ...named, holder: hold ? holder : null, overrides: override ?? [] };
  const offering = waitlistEntryId ? asWaitedFor(service, wanted) : service;
  const place = findPlace(deciding, offering, wanted, { seenAt });
  const { verdict, circumstances, occupied } = personally(place, deciding, service, person);
  refuseViolations(verdict, circumstances);
  refuseUnnamed(service, request.customer);
  if (hold && !waitlistEntryId) refuseTooLong(service, hold.seconds, '/hold/seconds');
  refuseUnlessFree(verdict, circumstances);
  const content = contentOf(request, verdict.taken, drawn);
  const others = expiringOthers(deciding, occupied, verdict.taken, bookingId);
  const data = { id: bookingId, ...content };
  const admitted = admit(deciding, service, { booking: data, holder: person.holder }, circumstances);
  const until = Math.min(verdict.until, admitted);
  if (!hold) {
    const left = bookedDirectly(deciding, data);
    return {
      events: [...others, ...left, ...agreeing(deciding, service, { ...data, ...quietly(request.notify) })],
      until,
    };
  }
  const holdSeconds = hold.seconds ?? service.holdSeconds;
  const expiresAt = holdEnds(data, now, holdSeconds);
  const held = append(bookingStream(bookingId), {
    type: 'BookingHeld',
    data: { ...data, expiresAt, holdSeconds, holder, ...(waitlistEntryId && { waitlistEntryId }) },
  });
  const claims = claiming(data, 'hold', expiresAt);
  return {
    events: [
      ...others,
      ...claims,
      ...tallying(read, service, data, expiresAt),
      ...counting(holder, bookingId, expiresAt),
      held,
    ],
    until,
  };
};

const contentOf = (
  { serviceId, customer, notes, metadata }: SlotRequest,
  taken: Taken,
  { customerId, customerHash, seriesId }: Drawn,
): BookingContent => ({
  serviceId,
  ...taken,
  customer: customer && { ...customer, id: customer.id ?? customerId },
  customerHash: customer && customerHash,
  seriesId: seriesId ?? null,
  notes,
  metadata,
});

type Comparable = Omit<SlotRequest, 'seenAt' | 'hold' | 'notify'> & {
  readonly hold: { readonly seconds: number | null } | null;
};

const differingFrom = ({ creation }: Booking, request: SlotRequest, service: Service) => {
  const { core, customer, serviceId, units, notes, metadata, overrides, calendarIds } = creation.content;
  const isUnnamed = request.customer !== null && request.customer.id === null;
  const known: Comparable = {
    serviceId,
    start: core.start,
    duration: request.duration === null ? null : (core.end - core.start) / minute,
    units,
    customer: isUnnamed && customer ? { ...customer, id: null } : customer,
    notes,
    metadata,
    override: overrides,
    calendarIds: honours(service, request.calendarIds ?? [], calendarIds) ? request.calendarIds : calendarIds,
    hold: creation.holdSeconds === null ? null : { seconds: (request.hold?.seconds ?? null) && creation.holdSeconds },
  };
  const { seenAt: _, notify: __, hold = null, ...stated } = request;
  return differing<Comparable>({ ...stated, hold }, known);
};
