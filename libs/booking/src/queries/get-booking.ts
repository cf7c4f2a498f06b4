import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Pool } from 'pg';
import { EventLog, type Point } from '#libs/event-store';
import { Progress } from '#libs/projection';
import type { Booking } from '../domain/bookings/booking.js';
import { getBooking, projectBookings } from '../read-models/bookings.js';
import type { Scope } from '../read-models/scope.js';

export class GetBooking extends Query<Booking | null> {
  constructor(
    readonly scope: Scope,
    readonly id: string,
    readonly minPosition?: number | Point,
  ) {
    super();
  }
}

@QueryHandler(GetBooking)
export class GetBookingHandler implements IQueryHandler<GetBooking> {
  constructor(
    private readonly log: EventLog,
    private readonly pool: Pool,
    private readonly progress: Progress,
  ) {}

  async execute({ scope, id, minPosition }: GetBooking) {
    const subject = { tenant: scope.tenant, subject: `booking/${id}` };
    await this.progress.reached(scope.shard, [projectBookings], minPosition, subject);
    return this.log.reveal(scope.shard, scope.tenant, await getBooking(this.pool, scope, id));
  }
}
