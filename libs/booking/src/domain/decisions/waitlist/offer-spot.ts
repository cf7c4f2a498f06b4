import { isWaitingFor, type Waiting, waitlistStream } from '../../bookings/waitlist.js';
import { waitlistEntryStream } from '../../bookings/waitlist-entry.js';
import { type Service, serviceStream } from '../../calendars/service.js';
import { append, type Decision, forever, nothing, type Read } from '../../deciding/decision.js';
import { type Refusals, Refused } from '../../deciding/refused.js';
import type { HoldRules } from '../../limits/holds.js';
import { minute } from '../../time/interval.js';
import { bookSlot } from '../bookings/book-slot.js';

/** A start of a service that may have become free, and what it is called once it is held. */
interface Spot {
  readonly serviceId: string;
  readonly start: number;
  readonly bookingId: string;
}

/** Offers a start to the first in the waitlist that it fits and who can have it, as a hold; nobody can tell who was erased. */
export const offerSpot = (read: Read, spot: Spot, rules: HoldRules, actor: string, now: number): Decision => {
  const service = read(serviceStream(spot.serviceId)).state;
  const { entries } = read(waitlistStream(spot.serviceId)).state;
  if (service?.status !== 'active' || spot.start - now < shortestOffer) return nothing;
  const gone = new Set<string>();
  let until = forever;
  for (const waiting of entries.filter((each) => isWaitingFor(each, spot.start))) {
    const { duration, units, calendarIds } = waiting;
    const asked = JSON.stringify([duration, units, calendarIds]);
    const entry = read(waitlistEntryStream(waiting.entryId));
    if (gone.has(asked) || entry.isUnreadable || entry.state!.customer.erased) continue;
    const offer = offerTo(read, waiting, service, spot, rules, actor, now);
    until = Math.min(until, offer.until);
    if (!(offer instanceof Refused)) return { events: offer.events, until };
    if (!isPersonal(offer)) gone.add(asked);
  }
  return { events: [], until };
};

const shortestOffer = minute;

const isPersonal = ({ reason, details }: Refused) =>
  reason === 'limit-reached' && personal.has((details as Refusals['limit-reached']).limit.kind);

const personal = new Set<string>(['live-holds', 'per-customer']);

/** Held as long as the service leaves to decide, not beyond the start. */
const offerTo = (
  read: Read,
  { entryId, duration, units, calendarIds }: Waiting,
  service: Service,
  { serviceId, start, bookingId }: Spot,
  rules: HoldRules,
  actor: string,
  now: number,
): Decision | Refused => {
  const stream = waitlistEntryStream(entryId);
  const { customer, customerHash } = read(stream).state!;
  const seconds = Math.min(service.offerMinutes * 60, Math.floor((start - now) / 1_000));
  const wish = { serviceId, start, duration, units, calendarIds: calendarIds ?? undefined };
  const request = { ...wish, customer, notes: null, metadata: {}, hold: { seconds } };
  const drawn = { bookingId, customerId: customer.id, customerHash, holder: customerHash, waitlistEntryId: entryId };
  try {
    const { events, until } = bookSlot(read, request, drawn, rules, actor, now);
    const end = start + duration * minute;
    const offered = { bookingId, start, end, expiresAt: now + seconds * 1_000 };
    return {
      events: [
        append(waitlistStream(serviceId), { type: 'EntryOffered', data: { entryId, bookingId, start } }),
        append(stream, { type: 'WaitlistSpotOffered', data: offered }),
        ...events,
      ],
      until,
    };
  } catch (refusal) {
    if (refusal instanceof Refused) return refusal;
    throw refusal;
  }
};
