import type { Pool } from 'pg';
import type { StoredEvent } from '../../catalogue/stored-event.js';
import { eventColumns } from './event-columns.js';

/** Events of a shard, and the id of the one that stands just before them, null where there is none. */
export interface ShardPage {
  readonly before: string | null;
  readonly events: StoredEvent[];
  /** Whether it was cut off: there may be others behind it. */
  readonly isMore: boolean;
}

/**
 * The events of a shard by position, after `after`: at most `limit`, and none after those that have `bytes` of data as it is
 * stored, which Postgres knows without unpacking it. In the same statement what stands at `after`: whoever goes on from there
 * compares.
 */
export const readShard = async (
  pool: Pool,
  shard: number,
  after: number,
  limit: number,
  bytes = Number.MAX_SAFE_INTEGER,
): Promise<ShardPage> => {
  const { rows } = await pool.query<StoredEvent & { bytes: number }>({
    name: 'slotlog-read-shard',
    text: `
      select ${eventColumns('case when position > $2 then data end as data')}, bytes
        from (
          select *, sum(size) over (order by position rows unbounded preceding)::bigint as bytes
            from (
              select *, case when position > $2 then pg_column_size(data) else 0 end as size
                from slotlog.events where shard = $1 and position >= $2 order by position limit $3::bigint + 1
            ) page
        ) page
        where bytes - size < $4
        order by position`,
    values: [shard, after, limit, bytes],
  });
  const before = rows[0]?.position === after ? rows.shift()!.id : null;
  const isMore = rows.length >= limit || (rows.at(-1)?.bytes ?? 0) >= bytes;
  return { before, isMore, events: rows.slice(0, limit).map(({ bytes: _, ...event }) => event) };
};
