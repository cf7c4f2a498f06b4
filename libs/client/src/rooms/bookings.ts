import type { Listing } from '../answers/listing.js';
import type {
  Booking,
  Bookings as BookingsPage,
  CancelBookingRequest,
  ChangeBookingRequest,
  ConfirmBookingRequest,
  CreateBookingRequest,
  DeclineBookingRequest,
  ExtendHoldRequest,
  History,
  RescheduleBookingRequest,
} from '../generated/api.js';
import type { Query } from '../sending/route.js';
import type { CallOptions } from '../sending/sender.js';
import { type Change, Room, type Versioned } from './room.js';

/** Bookings; one that is only held is a booking too. */
export class Bookings extends Room {
  /**
   * Books a slot, or holds it where `hold` says so. Made with a public key, the booking comes with a `manageToken`, which this
   * client keeps and uses for whatever is done with that booking.
   *
   * Refused with `slot-taken`, `slot-held`, `capacity-exhausted`, `dependency-gone` or `limit-reached`, each with `alternatives`.
   */
  create(wish: CreateBookingRequest, options?: CallOptions): Promise<Booking> {
    return this.send('POST /v1/bookings', { body: wish }, options);
  }

  /** As it is now, or as it was (`atVersion`, `at`). */
  get(id: string, query: Query<'GET /v1/bookings/{id}'> = {}, options?: CallOptions): Promise<Booking> {
    return this.send('GET /v1/bookings/{id}', { path: { id }, query }, options);
  }

  /** Needs a key that may read bookings, or its own. */
  list(query: Query<'GET /v1/bookings'> = {}, options?: CallOptions): Listing<BookingsPage> {
    return this.paged('GET /v1/bookings', query, options);
  }

  /** Each event of it: who, when, what, why. */
  history(id: string, query: Query<'GET /v1/bookings/{id}/history'> = {}, options?: CallOptions): Listing<History> {
    return this.paged('GET /v1/bookings/{id}/history', query, options, { id });
  }

  /** Changes the customer's details, notes or metadata. */
  change({ id, version }: Versioned, change: Change<ChangeBookingRequest>, options?: CallOptions): Promise<Booking> {
    return this.send(
      'PATCH /v1/bookings/{id}',
      { path: { id }, body: { ...change, expectedVersion: version } },
      options,
    );
  }

  /** Makes a booking of a hold, also of one that has run out while its time is still free. */
  confirm(
    { id, version }: Versioned,
    more: Change<ConfirmBookingRequest> = {},
    options?: CallOptions,
  ): Promise<Booking> {
    return this.send(
      'POST /v1/bookings/{id}/confirm',
      { path: { id }, body: { ...more, expectedVersion: version } },
      options,
    );
  }

  /** Holds it for longer. */
  extend({ id, version }: Versioned, more: Change<ExtendHoldRequest> = {}, options?: CallOptions): Promise<Booking> {
    return this.send(
      'POST /v1/bookings/{id}/extend',
      { path: { id }, body: { ...more, expectedVersion: version } },
      options,
    );
  }

  /** Moves it; it keeps its id. Refused as `create` is, with `alternatives`, and with `window-closed` where it is too late. */
  reschedule(
    { id, version }: Versioned,
    to: Change<RescheduleBookingRequest>,
    options?: CallOptions,
  ): Promise<Booking> {
    return this.send(
      'POST /v1/bookings/{id}/reschedule',
      { path: { id }, body: { ...to, expectedVersion: version } },
      options,
    );
  }

  /** Gives its time back. Refused with `window-closed` where it is too late. */
  cancel({ id, version }: Versioned, more: Change<CancelBookingRequest> = {}, options?: CallOptions): Promise<Booking> {
    return this.send(
      'POST /v1/bookings/{id}/cancel',
      { path: { id }, body: { ...more, expectedVersion: version } },
      options,
    );
  }

  /** Agrees to a booking that waits for it. */
  approve({ id, version }: Versioned, options?: CallOptions): Promise<Booking> {
    return this.send('POST /v1/bookings/{id}/approve', { path: { id }, body: { expectedVersion: version } }, options);
  }

  /** Says no to a booking that waits. */
  decline(
    { id, version }: Versioned,
    more: Change<DeclineBookingRequest> = {},
    options?: CallOptions,
  ): Promise<Booking> {
    return this.send(
      'POST /v1/bookings/{id}/decline',
      { path: { id }, body: { ...more, expectedVersion: version } },
      options,
    );
  }

  /** It has taken place. */
  complete({ id, version }: Versioned, options?: CallOptions): Promise<Booking> {
    return this.send('POST /v1/bookings/{id}/complete', { path: { id }, body: { expectedVersion: version } }, options);
  }

  /** Nobody came. */
  markNoShow({ id, version }: Versioned, options?: CallOptions): Promise<Booking> {
    return this.send('POST /v1/bookings/{id}/no-show', { path: { id }, body: { expectedVersion: version } }, options);
  }
}
