import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Pool } from 'pg';
import { EventLog, type Point } from '#libs/event-store';
import { Progress } from '#libs/projection';
import { type Booking, bookingStream } from '../domain/bookings/booking.js';
import { isTheirs } from '../domain/bookings/whose.js';
import { getBookings, projectBookings } from '../read-models/bookings.js';
import { ReadTogether } from '../read-models/read-together.js';
import type { Scope } from '../read-models/scope.js';

/** A booking as its row has it; where it has none that is the reader's, as the log has it. */
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
  /** Opened: so their customers' keys are read together, too. */
  readonly #rows: ReadTogether<Booking>;

  constructor(
    private readonly log: EventLog,
    pool: Pool,
    private readonly progress: Progress,
  ) {
    this.#rows = new ReadTogether(async (place, ids) => {
      const opened = await log.reveal(place.shard, place.tenant, await getBookings(pool, place, ids));
      return new Map(opened.map((booking) => [booking.id, booking]));
    });
  }

  async execute({ scope, id, minPosition }: GetBooking) {
    const { shard, tenant } = scope;
    const stream = bookingStream(id);
    await this.progress.reached(shard, [projectBookings], minPosition, { tenant, subject: stream.name });
    const row = await this.#rows.one(scope, id);
    if (row && isTheirs(row, scope)) return row;
    const latest = await this.log.latest(shard, tenant, stream);
    return this.log.reveal(shard, tenant, latest && isTheirs(latest, scope) ? latest : null);
  }
}
