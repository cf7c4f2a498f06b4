import type { BookSeriesRequest, CancelSeriesRequest, Series } from '../generated/api.js';
import type { Query } from '../sending/route.js';
import type { CallOptions } from '../sending/sender.js';
import { type Change, Room, type Versioned } from './room.js';

/** Bookings that were made by one recurrence. */
export class AllSeries extends Room {
  /** Refused with `series-conflict`, which has an outcome for each date. */
  book(wish: BookSeriesRequest, options?: CallOptions): Promise<Series> {
    return this.send('POST /v1/series', { body: wish }, options);
  }

  get(id: string, query: Query<'GET /v1/series/{id}'> = {}, options?: CallOptions): Promise<Series> {
    return this.send('GET /v1/series/{id}', { path: { id }, query }, options);
  }

  /** Cancels what is still to come. */
  cancel({ id, version }: Versioned, more: Change<CancelSeriesRequest> = {}, options?: CallOptions): Promise<Series> {
    const body = { ...more, expectedVersion: version };
    return this.send('POST /v1/series/{id}/cancel', { path: { id }, body }, options);
  }
}
