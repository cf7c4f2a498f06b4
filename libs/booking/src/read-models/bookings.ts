import { sql } from 'kysely';
import type { Pool } from 'pg';
import { queryBuilder } from '#libs/database';
import { rowPerStream } from '#libs/projection';
import { type Booking, type BookingEvent, evolveBooking } from '../domain/bookings/booking.js';
import { isTheirs } from '../domain/bookings/whose.js';
import { type Page, pageOf } from './page.js';
import type { Scope } from './scope.js';

interface Tables {
  readonly bookings_v3: {
    readonly shard: number;
    readonly tenant: string;
    readonly id: string;
    readonly position: number;
    readonly status: string;
    readonly service_id: string;
    readonly customer_id: string | null;
    readonly calendar_ids: readonly string[];
    readonly starts_at: number;
    readonly ends_at: number;
    readonly expires_at: number | null;
    readonly state: Booking;
  };
}

export const projectBookings = rowPerStream<Booking, BookingEvent>({
  name: 'bookings',
  version: 3,
  category: 'booking',
  table: 'bookings_v3',
  evolve: evolveBooking,
  columns: {
    position: ({ position }) => position,
    status: ({ status }) => status,
    service_id: ({ serviceId }) => serviceId,
    customer_id: ({ customer }) => customer?.id ?? null,
    calendar_ids: ({ calendarIds }) => calendarIds,
    starts_at: ({ core }) => core.start,
    ends_at: ({ core }) => core.end,
    expires_at: ({ status, expiresAt }) => (status === 'expired' ? null : expiresAt),
  },
});

const bookingsOf = (pool: Pool, { shard, tenant, onlyCustomer = null }: Scope) => {
  const all = queryBuilder<Tables>(pool)
    .selectFrom('bookings_v3')
    .where('shard', '=', shard)
    .where('tenant', '=', tenant);
  return onlyCustomer === null ? all : all.where('customer_id', '=', onlyCustomer);
};

/** Prepared: a query made anew each time is planned each time. */
export const getBooking = async (pool: Pool, scope: Scope, id: string): Promise<Booking | null> => {
  const { shard, tenant } = scope;
  const { rows } = await pool.query<{ state: Booking }>({
    name: 'slotlog-booking',
    text: 'select state from slotlog.bookings_v3 where shard = $1 and tenant = $2 and id = $3',
    values: [shard, tenant, id],
  });
  const booking = rows[0]?.state ?? null;
  return booking && isTheirs(booking, scope) ? booking : null;
};

/** Those of some ids that there are. */
export const getBookings = async (pool: Pool, { shard, tenant }: Scope, ids: readonly string[]): Promise<Booking[]> => {
  const { rows } = await pool.query<{ state: Booking }>({
    name: 'slotlog-bookings-of-ids',
    text: 'select state from slotlog.bookings_v3 where shard = $1 and tenant = $2 and id = any ($3::text[])',
    values: [shard, tenant, ids],
  });
  return rows.map(({ state }) => state);
};

export interface Lapsed {
  readonly tenant: string;
  readonly id: string;
  readonly version: number;
}

/**
 * Holds and requests that ran out at `before` or earlier, those that did first coming first. Without the `paused`, each a
 * tenant and an id with a space between: a hundred that fail again and again would be all that is ever found.
 */
export const findLapsed = async (
  pool: Pool,
  shard: number,
  before: number,
  paused: readonly string[],
  limit: number,
): Promise<Lapsed[]> => {
  const { rows } = await pool.query<Lapsed>({
    name: 'slotlog-lapsed',
    text: `select tenant, id, (state->>'version')::int as version from slotlog.bookings_v3
      where shard = $1 and expires_at <= $2 and tenant || ' ' || id <> all ($3::text[]) order by expires_at limit $4`,
    values: [shard, Math.floor(before), paused, limit],
  });
  return rows;
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
