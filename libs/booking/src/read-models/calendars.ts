import { sql } from 'kysely';
import type { Pool } from 'pg';
import { queryBuilder } from '#libs/database';
import { rowPerStream } from '#libs/projection';
import { type Calendar, type CalendarEvent, evolveCalendar } from '../domain/calendars/calendar.js';
import { type Page, pageOf } from './page.js';
import type { Scope } from './scope.js';

interface Tables {
  readonly calendars_v2: {
    readonly shard: number;
    readonly tenant: string;
    readonly id: string;
    readonly status: Calendar['status'];
    readonly state: Calendar;
  };
}

export const projectCalendars = rowPerStream<Calendar, CalendarEvent>({
  name: 'calendars',
  version: 2,
  category: 'calendar',
  table: 'calendars_v2',
  evolve: evolveCalendar,
  columns: { status: ({ status }) => status },
});

const calendarsOf = (pool: Pool, { shard, tenant }: Scope) =>
  queryBuilder<Tables>(pool).selectFrom('calendars_v2').where('shard', '=', shard).where('tenant', '=', tenant);

export const getCalendar = async (pool: Pool, scope: Scope, id: string): Promise<Calendar | null> => {
  const row = await calendarsOf(pool, scope).select('state').where('id', '=', id).executeTakeFirst();
  return row?.state ?? null;
};

/** Those of some ids that are there and active, in the order of their ids. */
export const getActiveCalendars = async (pool: Pool, scope: Scope, ids: readonly string[]): Promise<Calendar[]> => {
  const rows = await calendarsOf(pool, scope)
    .select('state')
    .where('id', '=', sql<string>`any(${[...ids]}::text[])`)
    .where('status', '=', 'active')
    .orderBy('id')
    .execute();
  return rows.map(({ state }) => state);
};

/** In the order of their ids, those behind `after`; active ones unless a status is asked for. */
export interface CalendarFilter {
  readonly status?: Calendar['status'] | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

export const findCalendars = async (
  pool: Pool,
  scope: Scope,
  { status = 'active', after = '', limit }: CalendarFilter,
): Promise<Page<Calendar>> => {
  const rows = await calendarsOf(pool, scope)
    .select('state')
    .where('id', '>', after)
    .where('status', '=', status)
    .orderBy('id')
    .limit(limit + 1)
    .execute();
  return pageOf(rows, limit);
};
