import { sql } from 'kysely';
import type { Pool } from 'pg';
import { queryBuilder } from '#libs/database';
import { rowPerStream } from '#libs/projection';
import { type Booking, type BookingEvent, evolveBooking } from '../domain/booking.js';
import { type Page, pageOf } from './page.js';
import type { Scope } from './scope.js';

interface Tables {
  readonly bookings_v1: {
    readonly shard: number;
    readonly tenant: string;
    readonly id: string;
    readonly position: number;
    readonly status: string;
    readonly service_id: string;
    readonly customer_id: string;
    readonly calendar_ids: readonly string[];
    readonly starts_at: number;
    readonly ends_at: number;
    readonly state: Booking;
  };
}

export const projectBookings = rowPerStream<Booking, BookingEvent>({
  name: 'bookings',
  version: 1,
  category: 'booking',
  table: 'bookings_v1',
  evolve: evolveBooking,
  columns: {
    position: ({ position }) => position,
    status: ({ status }) => status,
    service_id: ({ serviceId }) => serviceId,
    customer_id: ({ customer }) => customer.id,
    calendar_ids: ({ calendarIds }) => calendarIds,
    starts_at: ({ core }) => core.start,
    ends_at: ({ core }) => core.end,
  },
});

const bookingsOf = (pool: Pool, { shard, tenant }: Scope) =>
  queryBuilder<Tables>(pool).selectFrom('bookings_v1').where('shard', '=', shard).where('tenant', '=', tenant);

export const getBooking = async (pool: Pool, scope: Scope, id: string): Promise<Booking | null> => {
  const row = await bookingsOf(pool, scope).select('state').where('id', '=', id).executeTakeFirst();
  return row?.state ?? null;
};

/** `from` and `to` take what overlaps them, in milliseconds; `updatedSince` is a position. All must be met. */
export interface BookingFilter {
  readonly serviceId?: string | undefined;
  readonly calendarId?: string | undefined;
  readonly customerId?: string | undefined;
  readonly statuses?: readonly string[] | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly updatedSince?: number | undefined;
  readonly sort: 'start' | 'updated';
  /** Where the page before ended: its last booking's start or, sorted by `updated`, position, and its id. */
  readonly after?: { readonly key: number; readonly id: string } | undefined;
  readonly limit: number;
}

export const findBookings = async (
  pool: Pool,
  scope: Scope,
  { serviceId, calendarId, customerId, statuses, from, to, updatedSince, sort, after, limit }: BookingFilter,
): Promise<Page<Booking>> => {
  let found = bookingsOf(pool, scope)
    .select('state')
    .limit(limit + 1);
  if (serviceId !== undefined) found = found.where('service_id', '=', serviceId);
  if (calendarId !== undefined) found = found.where('calendar_ids', '@>', sql<string[]>`${[calendarId]}::text[]`);
  if (customerId !== undefined) found = found.where('customer_id', '=', customerId);
  if (statuses !== undefined) found = found.where('status', '=', sql<string>`any(${statuses}::text[])`);
  if (to !== undefined) found = found.where('starts_at', '<', to);
  if (from !== undefined) {
    const longest = bookingsOf(pool, scope).select(sql<number>`max(ends_at - starts_at)`.as('longest'));
    found = found.where('ends_at', '>', from).where('starts_at', '>', sql<number>`${from}::bigint - ${longest}`);
  }
  if (updatedSince !== undefined) found = found.where('position', '>', updatedSince);
  if (sort === 'updated') {
    if (after) found = found.where('position', '>', after.key);
    found = found.orderBy('position');
  } else {
    if (after)
      found = found.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('starts_at', 'id'), '>', tuple(after.key, after.id)),
      );
    found = found.orderBy('starts_at').orderBy('id');
  }
  return pageOf(await found.execute(), limit);
};
