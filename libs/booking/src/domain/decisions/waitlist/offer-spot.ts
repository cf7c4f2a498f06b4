import { inLineFor, isStranger, type Waiting, waitlistStream } from '../../bookings/waitlist/waitlist.js';
import { waitlistEntryStream } from '../../bookings/waitlist/waitlist-entry.js';
import { type Service, serviceStream } from '../../calendars/service.js';
import { append, type Deciding, type Decision, forever, nothing } from '../../deciding/decision.js';
import { type Refusals, Refused } from '../../deciding/refused.js';
import type { HoldRules } from '../../limits/holds.js';
import { minute } from '../../time/interval.js';
import { allDay, type OfferHours, offeredFrom, offeredUntil } from '../../waiting/offer-hours.js';
import { bookSlot } from '../bookings/book-slot.js';

/** A start of a service that may have become free, and what it is called once it is held. */
interface Spot {
  readonly serviceId: string;
  readonly start: number;
  readonly bookingId: string;
  /** Entries that are known not to get one now, whatever is free. */
  readonly passing?: ReadonlySet<string>;
}

export interface OfferRules extends HoldRules {
  /** Absent: at any hour. */
  readonly offerHours?: OfferHours;
}

/** `blocked`: who it would fit and who may have none, for reasons of their own; `erased`: who of them nobody can tell any more. */
export interface Offering extends Decision {
  readonly blocked: readonly string[];
  readonly erased: readonly string[];
}

const noOffer: Offering = { ...nothing, blocked: [], erased: [] };

export const shortestOffer = minute;

/** So many are looked at in one decision: each may cost as much as a booking, and all others wait meanwhile. */
const lookedAtMost = 50;

/** A stranger's offer runs no longer than that, whatever the service says, in minutes. */
const strangersMost = 12 * 60;

/** Offers a start to the first in the waitlist that it fits and who can have it, as a hold. */
export const offerSpot = (deciding: Deciding & OfferRules, spot: Spot): Offering => {
  const { read, now } = deciding;
  const { serviceId, start, passing } = spot;
  const service = read(serviceStream(serviceId)).state;
  const { entries } = read(waitlistStream(serviceId)).state;
  if (service?.status !== 'active' || start - now < shortestOffer) return noOffer;
  const from = offeredFrom(deciding.offerHours ?? allDay, service.timeZone, start, now);
  if (now < from) return { ...noOffer, until: from };
  const gone = new Set<string>();
  const blocked: string[] = [];
  const erased: string[] = [];
  let until = forever;
  let looked = 0;
  for (const waiting of inLineFor(entries, start)) {
    const { entryId, duration, units, calendarIds } = waiting;
    const asked = JSON.stringify([duration, units, calendarIds]);
    if (passing?.has(entryId) || gone.has(asked)) continue;
    looked += 1;
    if (looked > lookedAtMost) break;
    const entry = read(waitlistEntryStream(entryId));
    const isErased = !entry.isUnreadable && entry.state!.customer.erased;
    if (isErased) erased.push(entryId);
    if (isErased || entry.isUnreadable || isUnknown(waiting, service)) {
      blocked.push(entryId);
      continue;
    }
    const offer = offerTo(deciding, waiting, service, spot);
    until = Math.min(until, offer.until);
    if (!(offer instanceof Refused)) return { events: offer.events, until, blocked, erased };
    if (isPersonal(offer)) blocked.push(entryId);
    else gone.add(asked);
  }
  return { events: [], until, blocked, erased };
};

/** A service that limits its customers has to know them, also where it began to after they joined. */
const isUnknown = ({ isNamed }: Waiting, { limits }: Service) => !isNamed && limits.perCustomer !== null;

const isPersonal = ({ reason, details }: Refused) =>
  reason === 'limit-reached' && personal.has((details as Refusals['limit-reached']).limit.kind);

const personal = new Set<string>(['live-holds', 'per-customer']);

/** Held as long as the service leaves to decide, not beyond the start. */
const offerTo = (
  deciding: Deciding & OfferRules,
  waiting: Waiting,
  service: Service,
  { serviceId, start, bookingId }: Spot,
): Decision | Refused => {
  const { read, now } = deciding;
  const { entryId, duration, units, calendarIds, customerHash, holder } = waiting;
  const stream = waitlistEntryStream(entryId);
  const { customer } = read(stream).state!;
  const minutes = isStranger(waiting) ? Math.min(service.offerMinutes, strangersMost) : service.offerMinutes;
  const ends = offeredUntil(deciding.offerHours ?? allDay, service.timeZone, start, now, minutes);
  const seconds = Math.floor((ends - now) / 1_000);
  const wish = { serviceId, start, duration, units, calendarIds: calendarIds ?? undefined };
  const request = { ...wish, customer, notes: null, metadata: {}, hold: { seconds } };
  const drawn = { bookingId, customerId: customer.id, customerHash, holder, waitlistEntryId: entryId };
  try {
    const { events, until } = bookSlot(deciding, request, drawn);
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
