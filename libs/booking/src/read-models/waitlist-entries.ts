import type { Pool } from 'pg';
import { queryBuilder } from '#libs/database';
import { rowPerStream } from '#libs/projection';
import { lastStart } from '../domain/bookings/waitlist/waitlist.js';
import {
  evolveWaitlistEntry,
  type WaitlistEntry,
  type WaitlistEntryEvent,
  type WaitlistStatus,
} from '../domain/bookings/waitlist/waitlist-entry.js';
import { type Page, pageOf } from './page.js';
import type { Scope } from './scope.js';

interface Tables {
  readonly waitlist_entries_v1: {
    readonly shard: number;
    readonly tenant: string;
    readonly id: string;
    readonly joined: number;
    readonly status: string;
    readonly service_id: string;
    readonly customer_id: string;
    readonly last_start: number | null;
    readonly state: WaitlistEntry;
  };
}

export const projectWaitlistEntries = rowPerStream<WaitlistEntry, WaitlistEntryEvent>({
  name: 'waitlist-entries',
  version: 1,
  category: 'waitlist-entry',
  table: 'waitlist_entries_v1',
  evolve: evolveWaitlistEntry,
  columns: {
    joined: ({ joined }) => joined,
    status: ({ status }) => status,
    service_id: ({ serviceId }) => serviceId,
    customer_id: ({ customer }) => customer.id,
    last_start: (entry) => (entry.status === 'waiting' ? lastStart(entry) : null),
  },
});

const entriesOf = (pool: Pool, { shard, tenant, onlyCustomer = null }: Scope) => {
  const all = queryBuilder<Tables>(pool)
    .selectFrom('waitlist_entries_v1')
    .where('shard', '=', shard)
    .where('tenant', '=', tenant);
  return onlyCustomer === null ? all : all.where('customer_id', '=', onlyCustomer);
};

export const getWaitlistEntry = async (pool: Pool, scope: Scope, id: string): Promise<WaitlistEntry | null> => {
  const row = await entriesOf(pool, scope).select('state').where('id', '=', id).executeTakeFirst();
  return row?.state ?? null;
};

/** In the order of joining, those that joined after the position `after`. All must be met. */
export interface WaitlistFilter {
  readonly serviceId?: string | undefined;
  readonly customerId?: string | undefined;
  readonly status?: WaitlistStatus | undefined;
  readonly after?: number | undefined;
  readonly limit: number;
}

export const findWaitlistEntries = async (
  pool: Pool,
  scope: Scope,
  { serviceId, customerId, status, after = 0, limit }: WaitlistFilter,
): Promise<Page<WaitlistEntry>> => {
  let found = entriesOf(pool, scope)
    .select('state')
    .where('joined', '>', after)
    .orderBy('joined')
    .limit(limit + 1);
  if (serviceId !== undefined) found = found.where('service_id', '=', serviceId);
  if (customerId !== undefined) found = found.where('customer_id', '=', customerId);
  if (status !== undefined) found = found.where('status', '=', status);
  return pageOf(await found.execute(), limit);
};

export interface WaitsInVain {
  readonly tenant: string;
  readonly id: string;
  readonly version: number;
}

/** Entries that wait for what can begin no more at `now`, those for which that was so first coming first; without the `paused`. */
export const findWaitingInVain = async (
  pool: Pool,
  shard: number,
  now: number,
  paused: readonly string[],
  limit: number,
): Promise<WaitsInVain[]> => {
  const { rows } = await pool.query<WaitsInVain>({
    name: 'slotlog-waiting-in-vain',
    text: `select tenant, id, (state->>'version')::int as version from slotlog.waitlist_entries_v1
      where shard = $1 and last_start < $2 and tenant || ' ' || id <> all ($3::text[]) order by last_start limit $4`,
    values: [shard, Math.floor(now), paused, limit],
  });
  return rows;
};
