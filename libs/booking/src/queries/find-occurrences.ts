import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Pool } from 'pg';
import { EventLog } from '#libs/event-store';
import { type Booking, bookingStream } from '../domain/bookings/booking.js';
import { bookingIdsOf, type Series } from '../domain/bookings/series.js';
import { getBookings } from '../read-models/bookings.js';
import type { Scope } from '../read-models/scope.js';

export type Moment = 'now' | { readonly position: number } | { readonly at: number };

/** What the booking of an occurrence is by now, and when. */
export type OccurrenceNow = Pick<Booking, 'id' | 'status' | 'core'>;

/**
 * The bookings of a series as the views show them, where moment is null, as the log has them now, or as they were at a
 * position of it or an instant in milliseconds.
 */
export class FindOccurrences extends Query<readonly OccurrenceNow[]> {
  constructor(
    readonly scope: Scope,
    readonly series: Pick<Series, 'occurrences'>,
    readonly moment: Moment | null,
  ) {
    super();
  }
}

@QueryHandler(FindOccurrences)
export class FindOccurrencesHandler implements IQueryHandler<FindOccurrences> {
  constructor(
    private readonly log: EventLog,
    private readonly pool: Pool,
  ) {}

  async execute({ scope, series, moment }: FindOccurrences): Promise<readonly OccurrenceNow[]> {
    const ids = bookingIdsOf(series);
    if (moment === null) return getBookings(this.pool, scope, ids);
    const { shard, tenant } = scope;
    const position = await this.#positionOf(shard, moment);
    const bookings = await this.log.recall(
      shard,
      tenant,
      ids.map((id) => bookingStream(id)),
      position,
    );
    return bookings.filter((booking) => booking !== null);
  }

  async #positionOf(shard: number, moment: Moment): Promise<number> {
    if (moment === 'now') return this.log.head(shard);
    return 'at' in moment ? (await this.log.positionAt(shard, moment.at)).position : moment.position;
  }
}
