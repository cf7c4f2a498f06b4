import type { Circumstances } from '../availability/refuse-slot.js';
import type { Service } from '../calendars/service.js';
import { forever, type ReadAt } from '../deciding/decision.js';
import type { LostWish, Override } from '../deciding/refused.js';
import type { Countable } from './count-in-limits.js';
import { roomForCustomer } from './customers-limit.js';
import { type HoldRules, roomForHold } from './holds.js';
import type { Room } from './limits.js';

/** Whoever wants to book: `holder` is whose holds it would count among, null where it is none. */
interface Person extends Pick<Countable, 'id' | 'serviceId' | 'customerHash'> {
  readonly holder: string | null;
  readonly overrides: readonly Override[];
}

/** What keeps a person from booking whatever is free, the limit that stays longest. */
const personalLimit = (
  deciding: ReadAt & HoldRules,
  service: Service,
  person: Person,
): NonNullable<LostWish['personal']> | null => {
  const rooms: Room[] = [roomForCustomer(deciding, service, person), roomForHold(deciding, person.holder, person.id)];
  const reached = rooms.flatMap(({ reached: limit, until }) => (limit ? [{ limit, until }] : []));
  return reached.sort((a, b) => b.until - a.until)[0] ?? null;
};

interface Looked {
  readonly verdict: { readonly bookable: boolean; readonly until: number };
  readonly circumstances: Circumstances;
}

/** Whoever cannot have a place is told whether any other would do for this person; then the refusal stands only so long. */
export const personally = <Place extends Looked>(
  place: Place,
  deciding: ReadAt & HoldRules,
  service: Service,
  person: Person,
): Place => {
  const { verdict, circumstances } = place;
  if (verdict.bookable || person.overrides.includes('limit-reached')) return place;
  const personal = personalLimit(deciding, service, person);
  const until = Math.min(verdict.until, personal?.until ?? forever);
  return { ...place, verdict: { ...verdict, until }, circumstances: { ...circumstances, personal } };
};
