import type { Taken } from '../bookings/booking.js';
import { type Service, serviceStream } from '../calendars/service.js';
import { type Append, append, type Read, type Stream } from '../deciding/decision.js';
import { dateOf, dayCounted, isoWeekOf } from '../time/zone.js';
import { type Counted, customerTally, type Tally, type TallyEvent, type TallyKind, tallyStream } from './tally.js';

/** A booking as tallies know it; `customerHash` stands for its customer. */
export interface Countable extends Pick<Taken, 'core'> {
  readonly id: string;
  readonly serviceId: string;
  readonly customerHash: string | null;
}

type Limiting = Pick<Service, 'id' | 'limits' | 'timeZone' | 'customersSince'>;

/** The local day and the ISO week that a start lies in, as far as the service limits how many there may be in them. */
export const periodsOf = ({ limits, timeZone }: Limiting, start: number) => {
  if (limits.perDay === null && limits.perWeek === null) return [];
  const date = dayCounted(timeZone, start);
  const periods: { readonly kind: TallyKind; readonly of: string; readonly atMost: number }[] = [];
  if (limits.perDay !== null) periods.push({ kind: 'day', of: dateOf(date), atMost: limits.perDay });
  if (limits.perWeek !== null) periods.push({ kind: 'week', of: isoWeekOf(date), atMost: limits.perWeek });
  return periods;
};

/** Where a booking counts. */
export const talliesOf = (service: Limiting, { core, customerHash }: Countable) => {
  const periods = periodsOf(service, core.start).map(({ kind, of }) => tallyStream(kind, service.id, of));
  if (service.limits.perCustomer === null || customerHash === null) return periods;
  return [...periods, customerTally(service, customerHash)];
};

/** Counts a booking that takes time, in the place of what counted before, if anything did. */
export const tallying = (
  read: Read,
  service: Limiting,
  booking: Countable,
  expiresAt: number | null,
  before: Countable | null = null,
): Append[] => {
  const tallies = talliesOf(service, booking);
  const names = new Set(tallies.map(({ name }) => name));
  const left = before ? talliesOf(service, before).filter(({ name }) => !names.has(name)) : [];
  const counted: Counted = { bookingId: booking.id, start: booking.core.start, expiresAt };
  return [
    ...freed(read, left, booking.id),
    ...tallies.map((tally) => append(tally, { type: 'TallyCounted', data: counted })),
  ];
};

/** A booking that gives its time back counts no more. */
export const untallying = (read: Read, booking: Countable): Append[] => {
  const service = read(serviceStream(booking.serviceId)).state;
  return service ? freed(read, talliesOf(service, booking), booking.id) : [];
};

/** Of one that cannot be read nobody knows whether it counts there: freed in any case, it does not once it can be read. */
const freed = (read: Read, tallies: readonly Stream<Tally, TallyEvent>[], bookingId: string): Append[] => {
  const seen = read.all(tallies);
  const holding = tallies.filter((_, at) => {
    const tally = seen[at]!;
    return tally.isUnreadable || tally.state.bookings.some((each) => each.bookingId === bookingId);
  });
  return holding.map((tally) => append(tally, { type: 'TallyFreed', data: { bookingId } }));
};
