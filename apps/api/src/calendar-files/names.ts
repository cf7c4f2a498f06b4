import type { QueryBus } from '@nestjs/cqrs';
import { type Booking, GetCalendar, GetService, type Scope } from '#libs/booking';

/** What services and calendars are called; one that cannot be read has no name. */
export interface Names {
  service(id: string): string;
  /** Where a booking takes place. */
  places(booking: Pick<Booking, 'calendarIds'>): string;
}

/** The names of all that some bookings are of. */
export const namesFor = async (
  queries: QueryBus,
  { tenant, shard }: Scope,
  bookings: readonly Pick<Booking, 'serviceId' | 'calendarIds'>[],
): Promise<Names> => {
  const scope = { tenant, shard };
  const services = new Set(bookings.map(({ serviceId }) => serviceId));
  const calendars = new Set(bookings.flatMap(({ calendarIds }) => calendarIds));
  const names = new Map<string, string>();
  for (const id of services) names.set(id, (await queries.execute(new GetService(scope, id)))?.name ?? '');
  for (const id of calendars) names.set(id, (await queries.execute(new GetCalendar(scope, id)))?.name ?? '');
  return {
    service: (id) => names.get(id) ?? '',
    places: ({ calendarIds }) => calendarIds.map((id) => names.get(id) ?? '').join(', '),
  };
};
