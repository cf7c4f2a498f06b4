import { type Agenda, agendaStreams, type Claim, claimsSeen } from './agenda.js';
import { extent, judge, taking } from './availability.js';
import { type Booking, type BookingContent, type BookingDetails, bookingStream, type Customer } from './booking.js';
import type { Calendar } from './calendar.js';
import { createdBefore } from './created-before.js';
import { minute } from './interval.js';
import { differing } from './patch.js';
import { refuseUnlessFree, refuseViolations } from './refuse-slot.js';
import { found } from './refused.js';
import type { Service } from './service.js';
import { append, type Decision, type Seen } from './stream.js';

/** No duration: the first of the service's. No customer id: one of our making. */
export interface SlotRequest extends Omit<BookingDetails, 'customer'> {
  readonly serviceId: string;
  readonly start: number;
  readonly duration: number | null;
  readonly units: number;
  readonly customer: Omit<Customer, 'id'> & { readonly id: string | null };
}

const usualLength = ({ durations }: Service) => durations[0]!;

/** The agendas that the decision needs: none for a length that the service does not offer. */
export const agendasToBook = (service: Service, { start, duration }: Pick<SlotRequest, 'start' | 'duration'>) => {
  const length = duration ?? usualLength(service);
  if (!service.durations.includes(length)) return [];
  return service.uses.flatMap(({ calendarId }) => agendaStreams(calendarId, extent(service, start, length).buffered));
};

/** `calendar`: the one that the service uses; `agendas`: those of `agendasToBook`. */
export const bookSlot = (
  seen: {
    readonly booking: Seen<Booking | null>;
    readonly service: Seen<Service | null>;
    readonly calendar: Seen<Calendar | null>;
    readonly agendas: readonly Seen<Agenda>[];
  },
  request: SlotRequest,
  drawn: { readonly bookingId: string; readonly customerId: string },
  actor: string,
  now: number,
): Decision => {
  const { serviceId, start, units, notes, metadata } = request;
  const { bookingId } = drawn;
  const service = found({ kind: 'service', id: serviceId }, seen.service.state, '/serviceId');
  const calendar = found({ kind: 'calendar', id: service.uses[0]!.calendarId }, seen.calendar.state);
  const existing = seen.booking.state;
  if (existing) {
    const differs = differingFrom(existing.creation.content, request);
    return createdBefore({ kind: 'booking', id: bookingId }, existing, differs, actor);
  }
  const asked = { serviceId, start, duration: request.duration ?? usualLength(service), units };
  const context = { service, calendar, claims: claimsSeen(seen.agendas) };
  const verdict = judge(context, asked, now);
  refuseViolations(verdict);
  refuseUnlessFree(context, seen.agendas, asked, verdict);
  const customer = { ...request.customer, id: request.customer.id ?? drawn.customerId };
  const content = { serviceId, ...taking(context, asked), customer, notes, metadata };
  const confirmed = append(bookingStream(bookingId), { type: 'BookingConfirmed', data: { id: bookingId, ...content } });
  return { events: [...claiming(bookingId, content), confirmed], until: verdict.until };
};

export const claiming = (bookingId: string, content: Omit<BookingContent, keyof BookingDetails>) => {
  const { serviceId, calendarIds, core, buffered, units } = content;
  const data: Claim = { bookingId, serviceId, kind: 'booking', core, buffered, units, expiresAt: null };
  return calendarIds
    .flatMap((calendarId) => agendaStreams(calendarId, buffered))
    .map((agenda) => append(agenda, { type: 'TimeClaimed', data }));
};

const differingFrom = ({ core, customer, ...content }: BookingContent, request: SlotRequest) => {
  const known: SlotRequest = {
    ...content,
    start: core.start,
    duration: request.duration === null ? null : (core.end - core.start) / minute,
    customer: request.customer.id === null ? { ...customer, id: null } : customer,
  };
  return differing(request, known);
};
