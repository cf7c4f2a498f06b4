import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Pool } from 'pg';
import { EventLog, type Point } from '#libs/event-store';
import { Progress } from '#libs/projection';
import type { Booking } from '../domain/bookings/booking.js';
import { type Behind, findBehind, withBehind } from '../read-models/behind.js';
import { type BookingFilter, findBookings, getBooking, projectBookings } from '../read-models/bookings.js';
import type { Page } from '../read-models/page.js';
import type { Scope } from '../read-models/scope.js';

export class FindBookings extends Query<Page<Booking> & Behind> {
  constructor(
    readonly scope: Scope,
    readonly filter: BookingFilter,
    readonly minPosition?: number | Point,
  ) {
    super();
  }
}

@QueryHandler(FindBookings)
export class FindBookingsHandler implements IQueryHandler<FindBookings> {
  constructor(
    private readonly log: EventLog,
    private readonly pool: Pool,
    private readonly progress: Progress,
  ) {}

  async execute({ scope, filter, minPosition }: FindBookings) {
    await this.progress.reached(scope.shard, [projectBookings], minPosition);
    const found = withBehind(findBookings(this.pool, scope, filter), this.#behind(scope));
    return this.log.reveal(scope.shard, scope.tenant, await found);
  }

  /** Who may see one customer's only is told of those alone whose rows say that they are that customer's. */
  async #behind(scope: Scope): Promise<string[]> {
    const ids = await findBehind(this.pool, scope, projectBookings);
    if ((scope.onlyCustomer ?? null) === null) return ids;
    const known = await Promise.all(ids.map((id) => getBooking(this.pool, scope, id)));
    return ids.filter((_, at) => known[at] !== null);
  }
}
