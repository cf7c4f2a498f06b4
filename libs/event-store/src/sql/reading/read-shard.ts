import type { Pool } from 'pg';
import type { StoredEvent } from '../../catalogue/stored-event.js';
import { eventColumns } from './event-columns.js';

/** The events of a shard by position, after `after`, at most `limit`. */
export const readShard = async (pool: Pool, shard: number, after: number, limit: number): Promise<StoredEvent[]> => {
  const { rows } = await pool.query<StoredEvent>({
    name: 'slotlog-read-shard',
    text: `select ${eventColumns} from slotlog.events where shard = $1 and position > $2 order by position limit $3`,
    values: [shard, after, limit],
  });
  return rows;
};
