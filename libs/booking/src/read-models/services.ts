import type { Pool } from 'pg';
import { queryBuilder } from '#libs/database';
import { rowPerStream } from '#libs/projection';
import { looksAtTheDay } from '../domain/availability/candidates.js';
import { calendarIdsOf, evolveService, type Service, type ServiceEvent } from '../domain/calendars/service.js';
import { type Page, pageOf } from './page.js';
import type { Scope } from './scope.js';

interface Tables {
  readonly services_v3: {
    readonly shard: number;
    readonly tenant: string;
    readonly id: string;
    readonly status: Service['status'];
    readonly calendar_ids: readonly string[];
    readonly reminders: readonly number[];
    readonly days_before: number;
    readonly days_after: number;
    readonly state: Service;
  };
}

const minutesOfDay = 24 * 60;

/** A choice that looks at the whole local day looks into the UTC days beside it. */
const daysCounted = ({ uses }: Service) => Number(uses.some(looksAtTheDay));

/** How many days around a start are looked at. */
export const daysAround = (service: Service) => ({
  before: Math.ceil(service.bufferBefore / minutesOfDay) + daysCounted(service),
  after: Math.ceil((Math.max(...service.durations) + service.bufferAfter) / minutesOfDay) + daysCounted(service),
});

export const projectServices = rowPerStream<Service, ServiceEvent>({
  name: 'services',
  version: 3,
  category: 'service',
  table: 'services_v3',
  evolve: evolveService,
  columns: {
    status: ({ status }) => status,
    calendar_ids: ({ uses }) => calendarIdsOf(uses),
    reminders: ({ reminders }) => reminders,
    days_before: (service) => daysAround(service).before,
    days_after: (service) => daysAround(service).after,
  },
});

const servicesOf = (pool: Pool, { shard, tenant }: Scope) =>
  queryBuilder<Tables>(pool).selectFrom('services_v3').where('shard', '=', shard).where('tenant', '=', tenant);

export const getService = async (pool: Pool, scope: Scope, id: string): Promise<Service | null> => {
  const row = await servicesOf(pool, scope).select('state').where('id', '=', id).executeTakeFirst();
  return row?.state ?? null;
};

/** In the order of their ids, those behind `after`; active ones unless a status is asked for. */
export interface ServiceFilter {
  readonly status?: Service['status'] | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

export const findServices = async (
  pool: Pool,
  scope: Scope,
  { status = 'active', after = '', limit }: ServiceFilter,
): Promise<Page<Service>> => {
  const rows = await servicesOf(pool, scope)
    .select('state')
    .where('id', '>', after)
    .where('status', '=', status)
    .orderBy('id')
    .limit(limit + 1)
    .execute();
  return pageOf(rows, limit);
};
