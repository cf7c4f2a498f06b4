import type { Circumstances } from '../availability/refuse-slot.js';
import type { Service } from '../calendars/service.js';
import { forever, type ReadAt } from '../deciding/decision.js';
import type { Override } from '../deciding/refused.js';
import type { Countable } from '../limits/count-in-limits.js';
import { refuseBeyondLimit } from '../limits/customers-limit.js';
import { type HoldRules, refuseBeyondCap } from '../limits/holds.js';

/** Who comes to a door of a booking, and what with. */
export interface Comer {
  readonly booking: Countable & { readonly overrides: readonly Override[] };
  /** Whose holds it is to count among as one more; null: it is no hold, or is counted already. */
  readonly holder: string | null;
}

/**
 * Every door to a booking asks here what its customer may still have; where the time is free the verdict says. Returns the
 * instant at which the answer could be another one.
 */
export const admit = (
  deciding: ReadAt & HoldRules,
  service: Service,
  { booking, holder }: Comer,
  circumstances: Circumstances,
): number => {
  const { now } = deciding;
  if (booking.overrides.includes('limit-reached')) return forever;
  const isToCome = booking.core.start > now;
  const until = isToCome ? refuseBeyondLimit(deciding, service, booking, circumstances) : forever;
  return Math.min(until, refuseBeyondCap(deciding, holder, booking.id, circumstances));
};
