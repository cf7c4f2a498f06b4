import type { Pool } from 'pg';
import { rowPerStream } from '#libs/projection';
import { evolveSeries, type Series, type SeriesEvent } from '../domain/bookings/series.js';
import type { Scope } from './scope.js';

export const projectSeries = rowPerStream<Series, SeriesEvent>({
  name: 'series',
  version: 1,
  category: 'series',
  table: 'series_v1',
  evolve: evolveSeries,
  columns: {},
});

export const getSeries = async (pool: Pool, { shard, tenant }: Scope, id: string): Promise<Series | null> => {
  const { rows } = await pool.query<{ state: Series }>({
    name: 'slotlog-series',
    text: 'select state from slotlog.series_v1 where shard = $1 and tenant = $2 and id = $3',
    values: [shard, tenant, id],
  });
  return rows[0]?.state ?? null;
};
