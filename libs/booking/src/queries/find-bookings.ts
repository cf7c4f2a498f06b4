import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Pool } from 'pg';
import { EventLog } from '#libs/event-store';
import { Progress } from '#libs/projection';
import type { Booking } from '../domain/bookings/booking.js';
import { type BookingFilter, findBookings, projectBookings } from '../read-models/bookings.js';
import type { Page } from '../read-models/page.js';
import type { Scope } from '../read-models/scope.js';

export class FindBookings extends Query<Page<Booking>> {
  constructor(
    readonly scope: Scope,
    readonly filter: BookingFilter,
    readonly minPosition?: number,
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
    return this.log.reveal(scope.shard, scope.tenant, await findBookings(this.pool, scope, filter));
  }
}
