import { type Drawn } from '../../bookings/claim-time.js';
import { findPlace } from '../../bookings/find-place.js';
import { readService } from '../../calendars/read-service.js';
import type { Deciding, Decision } from '../../deciding/decision.js';
import { type Refusals, Refused } from '../../deciding/refused.js';
import type { HoldRules } from '../../limits/holds.js';
import { minute } from '../../time/interval.js';
import { bookSlot, type SlotRequest } from '../bookings/book-slot.js';
import { type DrawnEntry, joinWaitlist, type WaitlistRequest, WaitsAlready } from './join-waitlist.js';

/** Whether what was refused could be had once others give something up. */
export const isWorthWaiting = ({ reason, details }: Refused): boolean => {
  switch (reason) {
    case 'slot-held':
    case 'slot-taken':
    case 'capacity-exhausted':
      return true;
    case 'limit-reached':
      return (details as Refusals['limit-reached']).limit.period !== undefined;
    case 'dependency-gone':
      return (details as Refusals['dependency-gone']).how === 'blackout';
    default:
      return false;
  }
};

/** Puts the customer on the waitlist for the very slot that was refused. */
export const waitInstead = (
  deciding: Deciding,
  refusal: Refused,
  request: SlotRequest,
  drawn: DrawnEntry,
): Decision => {
  const { asked, seen, changes } = refusal.details as Refusals['slot-taken'];
  const { serviceId, start, duration, units, calendarIds = null } = asked;
  const customer = request.customer as WaitlistRequest['customer'];
  const wish = { serviceId, from: start, to: start + duration * minute, duration, units, calendarIds, customer };
  try {
    const decision = joinWaitlist(deciding, wish, drawn);
    if (decision.events.length === 0) throw new WaitsAlready(drawn.entryId, decision.until);
    return decision;
  } catch (failure) {
    if (!(failure instanceof Refused) || failure.reason !== 'limit-reached') throw failure;
    const { limit } = failure.details as Refusals['limit-reached'];
    throw new Refused('limit-reached', { asked, seen, changes, limit }, failure.until);
  }
};

/** What speaks now against what was refused before; if nothing does, it is still refused: the customer waits for it. */
export const refusedBefore = (deciding: Deciding & HoldRules, request: SlotRequest, drawn: Drawn): Refused => {
  const { read } = deciding;
  try {
    bookSlot(deciding, request, drawn);
  } catch (refusal) {
    if (!(refusal instanceof Refused)) throw refusal;
    if (isWorthWaiting(refusal)) return refusal;
  }
  const { serviceId, start, duration, units, calendarIds } = request;
  const service = readService(read, serviceId);
  const wanted = { start, duration: duration ?? service.durations[0]!, units, calendarIds };
  const { circumstances, occupied } = findPlace(deciding, service, wanted);
  return new Refused('slot-taken', { ...circumstances, calendar: occupied[0]!.calendar, conflicts: [] });
};
