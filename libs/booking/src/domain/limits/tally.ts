import type { Service } from '../calendars/service.js';
import { lapsesAt } from '../claims/occupancy.js';
import type { Recorded, Stream } from '../deciding/decision.js';
import { day } from '../time/interval.js';

/** A booking that counts: when its own time begins, and when it ends by itself if nobody confirms it. */
export interface Counted {
  readonly bookingId: string;
  readonly start: number;
  readonly expiresAt: number | null;
}

export type TallyEvent =
  | { type: 'TallySeeded'; data: { bookings: Readonly<Record<string, Omit<Counted, 'bookingId'>>> } }
  | { type: 'TallyCounted'; data: Counted }
  | { type: 'TallyFreed'; data: Pick<Counted, 'bookingId'> };

/** The bookings that a limit counts together: those of a service on one day, in one week or of one customer. */
export interface Tally {
  readonly version: number;
  readonly bookings: readonly Counted[];
}

/** A tally as a decision saw it; `of`: the local date or the ISO week. */
export interface SeenTally extends Tally {
  readonly of: string;
}

export type TallyKind = 'day' | 'week' | 'customer';

export const noTally: Tally = { version: 0, bookings: [] };

/** `of`: the local date, the ISO week, or what stands for the customer and since when. */
export const tallyStream = (kind: TallyKind, serviceId: string, of: string): Stream<Tally, TallyEvent> => ({
  name: `tally-${kind}/${serviceId}/${of}`,
  initial: noTally,
  evolve: kind === 'customer' ? evolveUpcoming : evolveTally,
});

/**
 * With the version since which the service has limited its customers: what was counted when it last did is never looked
 * at again, nor are the thousands of customers whom it has had since.
 */
export const customerTally = (service: Pick<Service, 'id' | 'customersSince'>, customerHash: string) =>
  tallyStream('customer', service.id, `${customerHash}.${service.customersSince}`);

export const evolveTally = (tally: Tally | null, { event, version }: Recorded<TallyEvent>): Tally => {
  if (event.type === 'TallySeeded') {
    const seeded = Object.entries(event.data.bookings).map(([bookingId, counted]) => ({ bookingId, ...counted }));
    return { version, bookings: seeded };
  }
  const { bookings } = tally ?? noTally;
  const others = bookings.filter(({ bookingId }) => bookingId !== event.data.bookingId);
  return { version, bookings: event.type === 'TallyFreed' ? others : [...others, event.data] };
};

/** What has long begun counts no more, and a customer may come for years. */
const evolveUpcoming = (tally: Tally, recorded: Recorded<TallyEvent>): Tally => {
  const { version, bookings } = evolveTally(tally, recorded);
  return { version, bookings: bookings.filter(({ start }) => start > recorded.recordedAt - day) };
};

/** The instant from which on a booking counts no more, whatever happens. */
export const countsUntil = (kind: TallyKind, counted: Counted) =>
  kind === 'customer' ? Math.min(counted.start, lapsesAt(counted)) : lapsesAt(counted);

/** All tallies of one kind of a service, from one on. */
export const talliesFrom = (kind: TallyKind, serviceId: string, from = '') => ({
  from: `tally-${kind}/${serviceId}/${from}`,
  to: `tally-${kind}/${serviceId}0`,
  stream: (name: string) => tallyStream(kind, serviceId, name.slice(`tally-${kind}/${serviceId}/`.length)),
});
