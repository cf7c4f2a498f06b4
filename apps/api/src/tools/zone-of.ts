import type { QueryBus } from '@nestjs/cqrs';
import { GetService, type Service } from '#libs/booking';
import type { Caller } from '../http/callers/caller.js';

/** The zone by which a service is told of. */
export const zoneOf = async (queries: QueryBus, caller: Caller, serviceId: string): Promise<string> => {
  const service = await queries.execute<Service | null>(new GetService(caller, serviceId));
  return service?.timeZone ?? 'UTC';
};
