import { brokenWhateverTheStart, inRange, isInRange } from '../../availability/service-rules.js';
import type { Customer } from '../../bookings/booking.js';
import { lastStart, waitingAtMost, waitlistStream } from '../../bookings/waitlist.js';
import { type WaitlistEntry, type WaitlistWish, waitlistEntryStream } from '../../bookings/waitlist-entry.js';
import { type Service, serviceStream } from '../../calendars/service.js';
import { createdBefore } from '../../deciding/created-before.js';
import { append, type Decision, type Read } from '../../deciding/decision.js';
import { differing } from '../../deciding/patch.js';
import { found, Refused, type Subject, type Violation } from '../../deciding/refused.js';
import { refuseUnnamed } from '../../limits/customers-limit.js';

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
}

export const joinWaitlist = (
  read: Read,
  request: WaitlistRequest,
  { entryId, customerId, customerHash }: DrawnEntry,
  actor: string,
  now: number,
): Decision => {
  const { serviceId, customer } = request;
  const service = found({ kind: 'service', id: serviceId }, read(serviceStream(serviceId)).state, '/serviceId');
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
  refuseHopeless(service, wish, now);
  refuseUnnamed(service, customer);
  refuseFull(read, serviceId, now);
  const { customer: _, serviceId: __, ...queued } = wish;
  return {
    events: [
      append(waitlistStream(serviceId), { type: 'EntryQueued', data: { entryId, ...queued } }),
      append(stream, { type: 'WaitlistJoined', data: { id: entryId, customerHash, ...wish } }),
    ],
    until: lastStart(wish) + 1,
  };
};

const refuseHopeless = (service: Service, wish: WaitlistWish, now: number) => {
  const { id, status } = service;
  const subject: Subject = { kind: 'service', id };
  const errors: Violation[] = [
    ...brokenWhateverTheStart(service, { ...wish, calendarIds: wish.calendarIds ?? undefined }),
    ...(lastStart(wish) < wish.from ? [{ pointer: '/to', rule: 'too-small', detail: tooShort } as const] : []),
    ...(isInRange(service, { ...wish, start: wish.from })
      ? []
      : [{ pointer: '/from', rule: 'out-of-range', detail: inRange } as const]),
    ...(lastStart(wish) < now ? [{ pointer: '/to', rule: 'in-past', detail: over } as const] : []),
  ];
  if (errors.length > 0) throw new Refused('rule-violation', { errors });
  if (status === 'archived') throw new Refused('dependency-gone', { subject, how: 'archived' });
};

const tooShort = 'A booking of this length does not fit between from and to.';
const over = 'Nothing of this length can begin any more before that.';

const refuseFull = (read: Read, serviceId: string, now: number) => {
  const { entries } = read(waitlistStream(serviceId)).state;
  const waiting = entries.filter((each) => now <= lastStart(each)).length;
  if (waiting < waitingAtMost) return;
  throw new Refused('limit-reached', { limit: { kind: 'waitlist', atMost: waitingAtMost } });
};

const differingFrom = (entry: WaitlistEntry, { duration, customer, ...request }: WaitlistRequest) => {
  const known = { ...entry, customer: customer.id === null ? { ...entry.customer, id: null } : entry.customer };
  return differing<WaitlistRequest>({ ...request, customer, ...(duration !== null && { duration }) }, known);
};
