import type { Listing } from '../answers/listing.js';
import type {
  ArchiveCalendarRequest,
  BlackoutOfCalendar,
  Busy,
  Calendar,
  Calendars as CalendarsPage,
  ChangeCalendarRequest,
  CreateBlackoutRequest,
  CreateCalendarRequest,
} from '../generated/api.js';
import type { Answer, Query } from '../sending/route.js';
import type { CallOptions } from '../sending/sender.js';
import { type Change, Room, type Versioned } from './room.js';

/** What has time that can be taken: people, rooms, machines. For desks and programs; pages with a public key see services. */
export class Calendars extends Room {
  list(query: Query<'GET /v1/calendars'> = {}, options?: CallOptions): Listing<CalendarsPage> {
    return this.paged('GET /v1/calendars', query, options);
  }

  get(id: string, query: Query<'GET /v1/calendars/{id}'> = {}, options?: CallOptions): Promise<Calendar> {
    return this.send('GET /v1/calendars/{id}', { path: { id }, query }, options);
  }

  /** When it is taken, without saying by whom. */
  busy(id: string, query: Query<'GET /v1/calendars/{id}/busy'>, options?: CallOptions): Promise<Busy> {
    return this.send('GET /v1/calendars/{id}/busy', { path: { id }, query }, options);
  }

  create(calendar: CreateCalendarRequest, options?: CallOptions): Promise<Calendar> {
    return this.send('POST /v1/calendars', { body: calendar }, options);
  }

  /** Refused with `dependency-conflict` where it would strand bookings, unless `onConflict` says `displace`. */
  change({ id, version }: Versioned, change: Change<ChangeCalendarRequest>, options?: CallOptions): Promise<Calendar> {
    const body = { ...change, expectedVersion: version };
    return this.send('PATCH /v1/calendars/{id}', { path: { id }, body }, options);
  }

  /** Closes it for an interval. Refused as `change` is. */
  close(
    { id, version }: Versioned,
    blackout: Change<CreateBlackoutRequest>,
    options?: CallOptions,
  ): Promise<BlackoutOfCalendar> {
    const body = { ...blackout, expectedVersion: version };
    return this.send('POST /v1/calendars/{id}/blackouts', { path: { id }, body }, options);
  }

  /** Opens what `close` has closed. */
  open(
    { id, version }: Versioned,
    blackoutId: string,
    options?: CallOptions,
  ): Promise<Answer<'DELETE /v1/calendars/{id}/blackouts/{blackoutId}'>> {
    const input = { path: { id, blackoutId }, query: { expectedVersion: version } };
    return this.send('DELETE /v1/calendars/{id}/blackouts/{blackoutId}', input, options);
  }

  archive(
    { id, version }: Versioned,
    more: Change<ArchiveCalendarRequest> = {},
    options?: CallOptions,
  ): Promise<Calendar> {
    const body = { ...more, expectedVersion: version };
    return this.send('POST /v1/calendars/{id}/archive', { path: { id }, body }, options);
  }

  restore({ id, version }: Versioned, options?: CallOptions): Promise<Calendar> {
    return this.send('POST /v1/calendars/{id}/restore', { path: { id }, body: { expectedVersion: version } }, options);
  }
}
