import type { Pool } from 'pg';
import { movedSince, type Point } from '#libs/event-store';
import { ReadBehind } from '#libs/projection';
import type { Asked, Sight } from '../../domain/deciding/refused.js';
import type { Interval } from '../../domain/time/interval.js';
import { type Availability, closing, readAvailability } from '../../read-models/availability.js';
import type { Scope } from '../../read-models/scope.js';
import type { Turns } from '../../turns.js';

/** A decision: what it saw, and the point at which all of that stood. */
export interface Decided {
  readonly seen: Sight;
  readonly at: Point;
}

/** Of the streams that slots are made of. */
const categories = ['service', 'calendar', 'agenda', 'tally-day', 'tally-week'];

/**
 * What slots are computed from, all of it as of one point, which is the decision's or a later one. Views that have not come
 * as far as the decision count for what it did not see, unless that has moved since: then it is closed, as nobody can say
 * what is left of it. Views that have come further count alone. Null where nobody can say anything.
 */
export const availabilityAsOf = async (
  pool: Pool,
  scope: Scope,
  { serviceId, ignoreBooking }: Asked,
  range: Interval,
  { seen, at }: Decided,
  turns: Turns,
): Promise<Availability | null> => {
  const read = (seen: Sight) => readAvailability(pool, scope, serviceId, range, { seen, ignoreBooking }, turns);
  try {
    const beside = await read(seen);
    if (beside === null || beside.position === at.position) return beside;
    if (beside.position < at.position) {
      const moved = await movedSince(pool, scope, beside, categories);
      return moved && { ...closing(beside, moved, range, seen), position: at.position, mark: at.mark };
    }
    const later = await read(onlyTheService(seen));
    const moved = await movedSince(pool, scope, at, ['service']);
    return moved?.every(({ subject }) => subject !== `service/${serviceId}`) ? later : null;
  } catch (error) {
    if (error instanceof ReadBehind) return null;
    throw error;
  }
};

/** It may allow what was agreed on once, which no view knows. */
const onlyTheService = ({ service }: Sight): Sight => ({ service, calendars: [], agendas: [], tallies: [] });
