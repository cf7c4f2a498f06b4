import type { Service } from '../calendars/service.js';
import type { Claim } from '../claims/agenda.js';
import { type Append, append, type Read, type ReadAt, type Stream } from '../deciding/decision.js';
import { same } from '../deciding/patch.js';
import {
  type Counted,
  countsUntil,
  customerTally,
  type Tally,
  type TallyEvent,
  type TallyKind,
  talliesFrom,
  tallyStream,
} from '../limits/tally.js';
import { dateOf, dayCounted, isoWeekOf } from '../time/zone.js';
import { bookingStream } from './booking.js';

type Bookings = readonly Counted[];

/**
 * Counts what is booked already where a service begins to limit it, and forgets what was counted when it last did. `claims`:
 * those of the service from eight days ago on, so that the whole of this week is among them. Only under the lock.
 */
export const seeding = (
  deciding: ReadAt,
  service: Service,
  kinds: readonly TallyKind[],
  claims: readonly Claim[],
): Append[] =>
  kinds.flatMap((kind) => {
    if (kind === 'customer') return seedCustomers(deciding, service, claims);
    const { first, counted } = byPeriod(kind, service, claims, deciding.now);
    const known = knownTallies(deciding.read, kind, service.id, first);
    const isDue = ([, bookings]: [string, Bookings]) => bookings.some((each) => deciding.now < countsUntil(kind, each));
    const outdated = [...known].filter(([of, bookings]) => isDue([of, bookings]) && !counted.has(of));
    const due = [...counted].filter(([of, bookings]) => !same(bookings, known.get(of) ?? []));
    const streams = [...due, ...outdated].map(([of]) => tallyStream(kind, service.id, of));
    return streams.map((stream, at) => seeded(stream, due[at]?.[1] ?? []));
  });

const seeded = (stream: Stream<Tally, TallyEvent>, bookings: Bookings): Append => {
  const entries = bookings.map(({ bookingId, ...counted }) => [bookingId, counted]);
  return append(stream, { type: 'TallySeeded', data: { bookings: Object.fromEntries(entries) } });
};

/** The tallies of customers who have bookings to come; nothing was counted in them before. */
const seedCustomers = (deciding: ReadAt, service: Service, claims: readonly Claim[]): Append[] => {
  const counted = [...byCustomer(deciding, claims)];
  const streams = counted.map(([customerHash]) => customerTally(service, customerHash));
  return streams.map((stream, at) => seeded(stream, counted[at]![1]));
};

const knownTallies = (read: Read, kind: TallyKind, serviceId: string, first: string): Map<string, Bookings> => {
  const { from, to, stream } = talliesFrom(kind, serviceId, first);
  const streams: Stream<Tally, TallyEvent>[] = [];
  const seen = read.range(from, to, (name) => {
    streams.push(stream(name));
    return streams.at(-1)!;
  });
  return new Map(seen.map(({ state }, at) => [streams[at]!.name.split('/')[2]!, state.bookings]));
};

const countedBy = (claims: readonly Claim[], groupOf: (claim: Claim) => string | null) => {
  const counted = new Map<string, Map<string, Counted>>();
  for (const claim of claims) {
    const group = groupOf(claim);
    if (group === null) continue;
    const { bookingId, core, expiresAt } = claim;
    const bookings = counted.get(group) ?? new Map<string, Counted>();
    bookings.set(bookingId, { bookingId, start: core.start, expiresAt });
    counted.set(group, bookings);
  }
  return new Map([...counted].map(([group, bookings]) => [group, [...bookings.values()]]));
};

const byPeriod = (kind: 'day' | 'week', { timeZone }: Service, claims: readonly Claim[], now: number) => {
  const periodOf = (instant: number) => {
    const date = dayCounted(timeZone, instant);
    return kind === 'day' ? dateOf(date) : isoWeekOf(date);
  };
  const first = periodOf(now);
  const periods = countedBy(claims, ({ core }) => (periodOf(core.start) < first ? null : periodOf(core.start)));
  return { first, counted: periods };
};

const byCustomer = ({ read, now }: ReadAt, claims: readonly Claim[]) => {
  const upcoming = claims.filter(({ core }) => core.start > now);
  const ids = [...new Set(upcoming.map(({ bookingId }) => bookingId))];
  const bookings = read.all(ids.map((id) => bookingStream(id)));
  const customers = new Map(bookings.map(({ state }) => [state!.id, state!.customerHash]));
  return countedBy(upcoming, ({ bookingId }) => customers.get(bookingId) ?? null);
};
