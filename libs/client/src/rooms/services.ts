import type { Listing } from '../answers/listing.js';
import { type FollowSlotsOptions, type FollowSlotsQuery, followSlots } from '../following/follow-slots.js';
import type {
  ChangeServiceRequest,
  CreateServiceRequest,
  Days,
  Service,
  Services as ServicesPage,
  Slots,
} from '../generated/api.js';
import type { Query } from '../sending/route.js';
import type { CallOptions } from '../sending/sender.js';
import { type Change, Room, type Versioned } from './room.js';

/** Of which service, and when; `from` and `to` are instants, at most 62 days apart. */
export type SlotsQuery = Query<'GET /v1/services/{id}/slots'> & { readonly serviceId: string };

/** Of which service, and which days; at most 366, with a public key 62. */
export type DaysQuery = Query<'GET /v1/services/{id}/days'> & { readonly serviceId: string };

/** What can be booked. */
export class Services extends Room {
  list(query: Query<'GET /v1/services'> = {}, options?: CallOptions): Listing<ServicesPage> {
    return this.paged('GET /v1/services', query, options);
  }

  get(id: string, query: Query<'GET /v1/services/{id}'> = {}, options?: CallOptions): Promise<Service> {
    return this.send('GET /v1/services/{id}', { path: { id }, query }, options);
  }

  /**
   * The slots of a service that can be booked now. Its `position`, handed to `bookings.create` as `slotPosition`, lets a
   * refusal say what has changed since.
   */
  slots({ serviceId, ...query }: SlotsQuery, options?: CallOptions): Promise<Slots> {
    return this.send('GET /v1/services/{id}/slots', { path: { id: serviceId }, query }, options);
  }

  /**
   * The slots of some days as they are now, and again whenever they have changed: `from` and `to` are dates in the zone of the
   * service. A page hears of them while it is looked at, all its tabs over one stream; where there is no room for a stream it
   * looks again, which costs little. To leave the loop, or its signal, ends it.
   *
   * @example
   * for await (const { slots } of slotlog.services.followSlots({ serviceId, from: '2026-11-23', to: '2026-11-30' })) show(slots);
   */
  followSlots(query: FollowSlotsQuery, options: FollowSlotsOptions = {}): AsyncGenerator<Slots, void, undefined> {
    return followSlots(this.sender, query, options);
  }

  /** The days on which a service can be booked, for a month at a glance: `from` and `to` are dates in its zone. */
  days({ serviceId, ...query }: DaysQuery, options?: CallOptions): Promise<Days> {
    return this.send('GET /v1/services/{id}/days', { path: { id: serviceId }, query }, options);
  }

  create(service: CreateServiceRequest, options?: CallOptions): Promise<Service> {
    return this.send('POST /v1/services', { body: service }, options);
  }

  change({ id, version }: Versioned, change: Change<ChangeServiceRequest>, options?: CallOptions): Promise<Service> {
    return this.send(
      'PATCH /v1/services/{id}',
      { path: { id }, body: { ...change, expectedVersion: version } },
      options,
    );
  }

  /** Takes no new bookings from then on. */
  archive({ id, version }: Versioned, options?: CallOptions): Promise<Service> {
    return this.send('POST /v1/services/{id}/archive', { path: { id }, body: { expectedVersion: version } }, options);
  }

  restore({ id, version }: Versioned, options?: CallOptions): Promise<Service> {
    return this.send('POST /v1/services/{id}/restore', { path: { id }, body: { expectedVersion: version } }, options);
  }
}
