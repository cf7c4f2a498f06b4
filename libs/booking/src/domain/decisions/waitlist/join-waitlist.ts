import { openTo } from '../../availability/candidates.js';
import { brokenWhateverTheStart, inRange, isInRange, tooManyFor } from '../../availability/service-rules.js';
import type { Customer } from '../../bookings/booking.js';
import {
  isStranger,
  lastStart,
  type Waiting,
  waitingAtMost,
  waitlistStream,
} from '../../bookings/waitlist/waitlist.js';
import { type WaitlistEntry, type WaitlistWish, waitlistEntryStream } from '../../bookings/waitlist/waitlist-entry.js';
import { calendarStream } from '../../calendars/calendar.js';
import { readService } from '../../calendars/read-service.js';
import { type Service } from '../../calendars/service.js';
import { createdBefore } from '../../deciding/created-before.js';
import { append, type Deciding, type Decision, isReadable, type Read, type ReadAt } from '../../deciding/decision.js';
import { differing } from '../../deciding/patch.js';
import { Refused, type Subject, type Violation } from '../../deciding/refused.js';
import { refuseUnnamed } from '../../limits/customers-limit.js';
import { countingWait } from '../../limits/waits.js';
import { walkGrid } from '../../time/grid.js';
import { minute } from '../../time/interval.js';

/** No duration: the first of the service's. No customer id: one of our making. */
export interface WaitlistRequest extends Omit<WaitlistWish, 'duration' | 'customer'> {
  readonly duration: number | null;
  readonly customer: Omit<Customer, 'id'> & { readonly id: string | null };
}

/** What is drawn once, before the first attempt. */
export interface DrawnEntry {
  readonly entryId: string;
  readonly customerId: string;
  readonly customerHash: string;
  /** Whose holds an offer will count among; another than the customer's hash for strangers. */
  readonly holder: string;
}

/** The customer waits for just that already: nothing is to be done. */
export class WaitsAlready extends Error {
  constructor(
    readonly entryId: string,
    readonly until: number,
  ) {
    super('waits already');
  }
}

export const joinWaitlist = (
  deciding: Deciding,
  request: WaitlistRequest,
  { entryId, customerId, customerHash, holder }: DrawnEntry,
): Decision => {
  const { read, actor } = deciding;
  const { serviceId, customer } = request;
  const service = readService(read, serviceId, '/serviceId');
  const stream = waitlistEntryStream(entryId);
  const existing = read(stream).state;
  if (existing) {
    return createdBefore({ kind: 'waitlist-entry', id: entryId }, existing, differingFrom(existing, request), actor);
  }
  const wish = {
    ...request,
    duration: request.duration ?? service.durations[0]!,
    customer: { ...customer, id: customer.id ?? customerId },
  };
  refuseUnnamed(service, customer);
  refuseHopeless(deciding, service, wish);
  const { customer: _, serviceId: __, ...asked } = wish;
  const queued = { entryId, ...asked, customerHash, holder, isNamed: customer.id !== null };
  refuseFull(deciding, serviceId, queued);
  const until = lastStart(wish);
  const counted = countingWait(deciding, knownHolder(queued), { entryId, until });
  return {
    events: [
      append(waitlistStream(serviceId), { type: 'EntryQueued', data: queued }),
      ...counted,
      append(stream, { type: 'WaitlistJoined', data: { id: entryId, customerHash, ...wish } }),
    ],
    until: until + 1,
  };
};

/** Whoever comes with a secret key and says nobody's name is somebody else each time. */
const knownHolder = (queued: Queued) => (queued.isNamed || isStranger(queued) ? queued.holder : null);

const refuseHopeless = ({ read, now }: ReadAt, service: Service, wish: WaitlistWish) => {
  const { id, status, minNotice } = service;
  const room = mostRoom(read, service, wish.calendarIds ?? []);
  const possible = { start: wish.from, end: lastStart(wish) + 1 };
  const isPossible = isInRange(service, { ...wish, start: wish.from });
  const isOffGrid = isPossible && possible.start < possible.end && walkGrid(service, possible).next().done;
  const subject: Subject = { kind: 'service', id };
  const errors: Violation[] = [
    ...brokenWhateverTheStart(service, { ...wish, calendarIds: wish.calendarIds ?? undefined }),
    ...(lastStart(wish) < wish.from ? [{ pointer: '/to', rule: 'too-small', detail: tooShort } as const] : []),
    ...(isPossible ? [] : [{ pointer: '/from', rule: 'out-of-range', detail: inRange } as const]),
    ...(lastStart(wish) < now ? [{ pointer: '/to', rule: 'in-past', detail: over } as const] : []),
    ...(now <= lastStart(wish) && lastStart(wish) < now + minNotice * minute
      ? [{ pointer: '/to', rule: 'under-notice', detail: tooSoon } as const]
      : []),
    ...(isOffGrid ? [{ pointer: '/from', rule: 'off-grid', detail: offGrid } as const] : []),
    ...(wish.units > room && wish.units <= service.maxUnitsPerBooking ? [tooManyFor(room)] : []),
  ];
  if (errors.length > 0) throw new Refused('rule-violation', { errors });
  if (status === 'archived') throw new Refused('dependency-gone', { subject, how: 'archived' });
};

const tooShort = 'A booking of this length does not fit between from and to.';
const over = 'No booking of this length can start before that any more.';
const tooSoon = 'It is too late to book any start before that: the service requires more notice.';
const offGrid = 'No start of this service lies between from and to.';

/** The most units that the entries of `uses` have at all, whoever is there. */
const mostRoom = (read: Read, service: Service, pinned: readonly string[]): number => {
  const rooms = openTo(service, pinned).map(({ candidates }) => {
    const seen = read.all(candidates.map((id) => calendarStream(id)));
    return Math.max(...seen.map((each) => (isReadable(each) ? (each.state?.capacity ?? 0) : Number.POSITIVE_INFINITY)));
  });
  return Math.min(...rooms);
};

type Queued = Omit<Waiting, 'offered' | 'passed' | 'lapsed'>;

/** Who waits for the same already is that; strangers are others each time. */
const refuseFull = ({ read, now }: ReadAt, serviceId: string, queued: Queued) => {
  const { entries } = read(waitlistStream(serviceId)).state;
  const waiting = entries.filter((each) => now <= lastStart(each));
  const same = queued.isNamed
    ? waiting.find((each) => differing(wishOf(each), wishOf(queued)).length === 0)
    : undefined;
  if (same) throw new WaitsAlready(same.entryId, lastStart(same) + 1);
  if (waiting.length < waitingAtMost) return;
  throw new Refused('limit-reached', { limit: { kind: 'waitlist', atMost: waitingAtMost } });
};

const wishOf = ({ customerHash, from, to, duration, units, calendarIds }: Queued) => ({
  ...{ customerHash, from, to, duration, units },
  calendarIds: calendarIds && [...calendarIds].sort(),
});

const differingFrom = (entry: WaitlistEntry, { duration, customer, ...request }: WaitlistRequest) => {
  const known = { ...entry, customer: customer.id === null ? { ...entry.customer, id: null } : entry.customer };
  return differing<WaitlistRequest>({ ...request, customer, ...(duration !== null && { duration }) }, known);
};
