import type { Pool } from 'pg';
import type { StoredEvent } from '../../catalogue/stored-event.js';
import { eventColumns } from './event-columns.js';
import type { ShardPage } from './read-shard.js';

/** A page that says how large it is. */
export interface MeasuredPage extends Omit<ShardPage, 'isMore'> {
  /** Of each event: the bytes of its data and of those before it in this page. */
  readonly bytes: readonly number[];
}

/**
 * The events of a shard by position, after `after`: at most `limit`, and none after those that have `bytes` of data. The walk
 * that adds them up costs a second probe of the key for each event, some 10 µs; a window over `limit` rows would read the data of
 * all of them to leave most of it out.
 */
export const readPage = async (
  pool: Pool,
  shard: number,
  after: number,
  limit: number,
  bytes: number,
): Promise<MeasuredPage> => {
  const { rows } = await pool.query<StoredEvent & { bytes: number }>({
    name: 'slotlog-read-page',
    text: `
      with recursive walk(events, at, bytes) as (
        select 0, $2::bigint, 0::bigint
        union all
        select w.events + 1, e.position, w.bytes + octet_length(e.data::text)
          from walk w
          cross join lateral (
            select e.position, e.data from slotlog.events e
              where e.shard = $1 and e.position > w.at order by e.position limit 1
          ) e
          where w.events < $3 and w.bytes < $4
      )
      select ${eventColumns('case when position > $2 then data end as data')}, w.bytes
        from walk w join slotlog.events e on e.shard = $1 and e.position = w.at
        order by w.at`,
    values: [shard, after, limit, bytes],
  });
  const before = rows[0]?.position === after ? rows.shift()!.id : null;
  return { before, bytes: rows.map((row) => row.bytes), events: rows.map(({ bytes: _, ...event }) => event) };
};
