import { agendaStreams, type Claim, type ClaimKind } from './agenda.js';
import {
  type Booking,
  type BookingContent,
  type BookingDetails,
  bookingStream,
  type Customer,
  type Taken,
} from './booking.js';
import { honours } from './choose.js';
import { createdBefore } from './created-before.js';
import { refuseBeyondLimit, refuseUnnamed } from './customers-limit.js';
import { counting, type HoldRules, refuseBeyondCap, refuseTooLong } from './holds.js';
import { minute } from './interval.js';
import { expiringOthers } from './lapsed.js';
import { differing } from './patch.js';
import { findPlace } from './place.js';
import { refuseUnlessFree, refuseViolations } from './refuse-slot.js';
import { found, type Override } from './refused.js';
import { type Service, serviceStream } from './service.js';
import { type Append, append, type Decision, type Read } from './stream.js';
import { tallying } from './tallying.js';

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
}

/** What is drawn once, before the first attempt. `holder`: whose holds a hold counts among; `customerHash` stands for the customer, who has the drawn id where none is stated. */
export interface Drawn {
  readonly bookingId: string;
  readonly customerId: string;
  readonly customerHash: string;
  readonly holder: string | null;
  readonly seriesId?: string;
  /** To whom on the waitlist it is offered: then it is held for as long as the offer says. */
  readonly waitlistEntryId?: string;
}

const usualLength = ({ durations }: Service) => durations[0]!;

export const bookSlot = (
  read: Read,
  request: SlotRequest,
  drawn: Drawn,
  rules: HoldRules,
  actor: string,
  now: number,
): Decision => {
  const { serviceId, start, units, calendarIds, override, hold, seenAt } = request;
  const { bookingId, waitlistEntryId } = drawn;
  const service = found({ kind: 'service', id: serviceId }, read(serviceStream(serviceId)).state, '/serviceId');
  const existing = read(bookingStream(bookingId)).state;
  if (existing) {
    return createdBefore(
      { kind: 'booking', id: bookingId },
      existing,
      differingFrom(existing, request, service),
      actor,
    );
  }
  const wanted = { start, duration: request.duration ?? usualLength(service), units, calendarIds, override };
  const { verdict, circumstances, occupied } = findPlace(read, service, wanted, now, { seenAt });
  refuseViolations(verdict, circumstances);
  refuseUnnamed(service, request.customer);
  if (hold && !waitlistEntryId) refuseTooLong(service, hold.seconds, '/hold/seconds');
  refuseUnlessFree(verdict, circumstances);
  const content = contentOf(request, verdict.taken, drawn);
  const others = expiringOthers(read, occupied, verdict.taken, bookingId, now);
  const data = { id: bookingId, ...content };
  const roomUntil = refuseBeyondLimit(read, service, data, circumstances, now);
  const until = Math.min(verdict.until, roomUntil);
  if (!hold) return { events: [...others, ...agreeing(read, service, data, now)], until };
  const { holder } = drawn;
  const capped = refuseBeyondCap(read, holder, bookingId, rules, circumstances, now);
  const holdSeconds = hold.seconds ?? service.holdSeconds;
  const expiresAt = now + holdSeconds * 1_000;
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
      ...counting(read, holder, bookingId, expiresAt),
      held,
    ],
    until: Math.min(until, capped),
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

/** What has been agreed takes its time: confirmed, or asked for where the service wants to approve. */
export const agreeing = (
  read: Read,
  service: Service,
  data: { readonly id: string } & BookingContent,
  now: number,
  before: Booking | null = null,
): Append[] => {
  read.all(data.calendarIds.flatMap((calendarId) => agendaStreams(calendarId, data.buffered)));
  const stream = bookingStream(data.id);
  if (service.approval === 'automatic') {
    const tallied = tallying(read, service, data, null, before);
    return [...claiming(data, 'booking', null), ...tallied, append(stream, { type: 'BookingConfirmed', data })];
  }
  const expiresAt = deadlineOf(service, data, now);
  const requested = append(stream, { type: 'BookingRequested', data: { ...data, expiresAt } });
  return [...claiming(data, 'request', expiresAt), ...tallying(read, service, data, expiresAt, before), requested];
};

/** A request waits as long as the service lets it, but not beyond its start. */
export const deadlineOf = ({ approvalDeadline }: Service, { core }: Taken, now: number) =>
  approvalDeadline === null ? core.start : Math.min(core.start, now + approvalDeadline * minute);

export const claiming = (
  booking: { readonly id: string; readonly serviceId: string } & Taken,
  kind: ClaimKind,
  expiresAt: number | null,
): Append[] => {
  const { id: bookingId, serviceId, calendarIds, core, buffered, units, overrides } = booking;
  const outsideHours = overrides.includes('outside-hours');
  const data: Claim = { bookingId, serviceId, kind, core, buffered, units, expiresAt, outsideHours };
  return calendarIds
    .flatMap((calendarId) => agendaStreams(calendarId, buffered))
    .map((agenda) => append(agenda, { type: 'TimeClaimed', data }));
};

type Comparable = Omit<SlotRequest, 'seenAt' | 'hold'> & { readonly hold: { readonly seconds: number | null } | null };

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
  const { seenAt: _, hold = null, ...stated } = request;
  return differing<Comparable>({ ...stated, hold }, known);
};
