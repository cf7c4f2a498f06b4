import { type Service } from '../calendars/service.js';
import { agendaStreams, type Claim, type ClaimKind } from '../claims/agenda.js';
import { type Append, append, type ReadAt } from '../deciding/decision.js';
import { tallying } from '../limits/count-in-limits.js';
import { minute } from '../time/interval.js';
import { type Booking, type BookingContent, bookingStream, type HandingOn, type Taken } from './booking.js';
import type { Quietly } from './telling/telling.js';

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

/** What has been agreed takes its time: confirmed, or asked for where the service wants to approve. */
export const agreeing = (
  { read, now }: ReadAt,
  service: Service,
  data: { readonly id: string } & BookingContent & HandingOn & Quietly,
  before: Booking | null = null,
): Append[] => {
  const stream = bookingStream(data.id);
  if (service.approval === 'automatic') {
    const tallied = tallying(read, service, data, null, before);
    const agreed = { ...data, cancellationWindow: service.cancellationWindow };
    return [...claiming(data, 'booking', null), ...tallied, append(stream, { type: 'BookingConfirmed', data: agreed })];
  }
  const decideBy = decideByOf(service, now);
  const expiresAt = requestEnds(data, decideBy);
  const requested = append(stream, { type: 'BookingRequested', data: { ...data, decideBy, expiresAt } });
  return [...claiming(data, 'request', expiresAt), ...tallying(read, service, data, expiresAt, before), requested];
};

/** Until when somebody who asks now is to be answered; null: until the start. */
export const decideByOf = ({ approvalDeadline }: Service, now: number) =>
  approvalDeadline === null ? null : now + approvalDeadline * minute;

/** A request waits as long as the service lets it, but not beyond its start. */
export const requestEnds = ({ core }: Pick<Taken, 'core'>, decideBy: number | null) =>
  decideBy === null ? core.start : Math.min(core.start, decideBy);

export const claiming = (
  booking: { readonly id: string; readonly serviceId: string } & Taken,
  kind: ClaimKind,
  expiresAt: number | null,
  more: Pick<Claim, 'isEnded'> = {},
): Append[] => {
  const { id: bookingId, serviceId, calendarIds, core, buffered, units, overrides } = booking;
  const outsideHours = overrides.includes('outside-hours');
  const data: Claim = { bookingId, serviceId, kind, core, buffered, units, expiresAt, outsideHours, ...more };
  return calendarIds
    .flatMap((calendarId) => agendaStreams(calendarId, buffered))
    .map((agenda) => append(agenda, { type: 'TimeClaimed', data }));
};
