import { readAvailability } from '../../read-models/availability.js';
import type { Scope } from '../../read-models/scope.js';
import type { Desk } from './find-afresh.js';

/** The zone in which the days of a service are days; null: there is no such service. */
export const zoneOf = async ({ pool, log }: Desk, scope: Scope, serviceId: string): Promise<string | null> => {
  const now = log.now();
  const available = await readAvailability(pool, scope, serviceId, { start: now, end: now });
  return available?.context.service.timeZone ?? null;
};
