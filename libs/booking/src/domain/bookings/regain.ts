import { type Circumstances, refuseUnlessFree } from '../availability/refuse-slot.js';
import type { Service } from '../calendars/service.js';
import { agendasHeld } from '../claims/agenda.js';
import { type Append, append, type ReadAt } from '../deciding/decision.js';
import { Refused } from '../deciding/refused.js';
import type { HoldRules } from '../limits/holds.js';
import { personally } from '../limits/personal.js';
import type { Booking, Taken } from './booking.js';
import { expiringOthers } from './ending/expire.js';
import { findPlace } from './find-place.js';
import { asAgreed, lengthOf } from './reschedule-target.js';
import { hasRunOut } from './transitions.js';

/** `circumstances`: what is told if it cannot be had after all. `isAnew`: the hold had run out. */
export interface Regained {
  readonly events: readonly Append[];
  readonly taken: Taken;
  readonly until: number;
  readonly isAnew: boolean;
  readonly circumstances: Circumstances;
}

/**
 * What a hold has, as long as it lasts. One that ran out has what it had, if nobody else does: that is judged anew, for
 * whom it would be now and among whose holds it would count. Its start is to come, whatever was set aside for it: no hold
 * outlives it.
 */
export const regain = (
  deciding: ReadAt & HoldRules,
  booking: Booking,
  service: Service,
  { customerHash, holder }: { readonly customerHash: string | null; readonly holder: string | null },
): Regained => {
  const { now } = deciding;
  const { id, calendarIds, core, buffered, units, choices, overrides, expiresAt } = booking;
  const wish = { start: core.start, duration: lengthOf(booking), units, calendarIds, override: overrides };
  const wanted = { ...wish, endsAtStart: true };
  if (booking.status === 'held' && !hasRunOut(booking, now)) {
    const taken = { calendarIds, core, buffered, units, choices, overrides };
    const asked = { serviceId: service.id, ...wish, ignoreBooking: id };
    const seen = { service, calendars: [], agendas: [], tallies: [] };
    const circumstances = { asked, seen, changes: [] };
    return { events: [], taken, until: expiresAt!, isAnew: false, circumstances };
  }
  const agreed = asAgreed(service, booking);
  const place = findPlace(deciding, agreed, wanted, { ignoreBooking: id });
  const person = { customerHash, holder, id, serviceId: service.id, overrides };
  const { verdict, circumstances, occupied } = personally(place, deciding, service, person);
  if (verdict.violations.length > 0 || (verdict.lost && verdict.lost.obstacle !== 'unavailable')) {
    const details = { ...circumstances, subject: { kind: 'booking', id } as const, expiredAt: expiresAt ?? now };
    throw new Refused('hold-expired', details, verdict.until);
  }
  refuseUnlessFree(verdict, circumstances);
  const others = expiringOthers(deciding, occupied, verdict.taken, id);
  const kept = new Set(agendasHeld(verdict.taken).map(({ name }) => name));
  const left = booking.status === 'held' ? agendasHeld(booking).filter(({ name }) => !kept.has(name)) : [];
  const freed = left.map((agenda) => append(agenda, { type: 'TimeFreed', data: { bookingId: id } }));
  const { taken, until } = verdict;
  return { events: [...others, ...freed], taken, until, isAnew: true, circumstances };
};
