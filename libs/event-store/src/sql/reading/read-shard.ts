import type { Pool } from 'pg';
import type { StoredEvent } from '../../catalogue/stored-event.js';
import { eventColumns } from './event-columns.js';

/** Events of a shard, and the id of the one that stands just before them, null where there is none. */
export interface ShardPage {
  readonly before: string | null;
  readonly events: StoredEvent[];
}

/**
 * The events of a shard by position, after `after`, at most `limit`. In the same statement what stands at `after`: whoever
 * goes on from there compares.
 */
export const readShard = async (pool: Pool, shard: number, after: number, limit: number): Promise<ShardPage> => {
  const { rows } = await pool.query<StoredEvent>({
    name: 'slotlog-read-shard',
    text: `select ${eventColumns('case when position > $2 then data end as data')}
      from slotlog.events where shard = $1 and position >= $2 order by position limit $3::bigint + 1`,
    values: [shard, after, limit],
  });
  const before = rows[0]?.position === after ? rows.shift()!.id : null;
  return { before, events: rows.slice(0, limit) };
};
