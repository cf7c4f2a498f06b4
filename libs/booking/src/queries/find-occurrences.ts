import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Pool } from 'pg';
import { EventLog, UnreadableEvent } from '#libs/event-store';
import { type Booking, bookingStream } from '../domain/bookings/booking.js';
import { bookingIdsOf, type Series } from '../domain/bookings/series.js';
import { getBookings } from '../read-models/bookings.js';
import type { Scope } from '../read-models/scope.js';

export type Moment = 'now' | { readonly position: number } | { readonly at: number };

/** What the booking of an occurrence is by now, and when. */
export type OccurrenceNow = Pick<Booking, 'id' | 'status' | 'core'>;

/**
 * The bookings of a series as the views show them, where moment is null (those without a row as the log has them), as the
 * log has them now, or as they were at a position of it or an instant in milliseconds.
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
    if (moment === null) return this.#shown(scope, ids);
    return this.#recalled(scope, ids, await this.#positionOf(scope.shard, moment));
  }

  async #shown(scope: Scope, ids: readonly string[]): Promise<readonly OccurrenceNow[]> {
    const rows = await getBookings(this.pool, scope, ids);
    const known = new Set(rows.map(({ id }) => id));
    const others = ids.filter((id) => !known.has(id));
    if (others.length === 0) return rows;
    const recalled = await this.#recalled(scope, others, Number.MAX_SAFE_INTEGER).catch((error) => {
      // The row of what cannot be read is parked: the others are told without it.
      if (error instanceof UnreadableEvent) return [];
      throw error;
    });
    return [...rows, ...recalled];
  }

  async #recalled({ shard, tenant }: Scope, ids: readonly string[], position: number): Promise<readonly Booking[]> {
    const streams = ids.map((id) => bookingStream(id));
    const bookings = await this.log.recall(shard, tenant, streams, position);
    return bookings.filter((booking) => booking !== null);
  }

  async #positionOf(shard: number, moment: Moment): Promise<number> {
    if (moment === 'now') return this.log.head(shard);
    return 'at' in moment ? (await this.log.positionAt(shard, moment.at)).position : moment.position;
  }
}
