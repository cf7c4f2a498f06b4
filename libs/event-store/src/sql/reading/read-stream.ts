import type { Pool } from 'pg';
import type { StoredEvent } from '../../catalogue/stored-event.js';
import { eventColumns } from './event-columns.js';

/** The events of one stream by version, those after `after` and up to `upTo` where given, at most `limit`. */
export const readStream = async (
  pool: Pool,
  shard: number,
  tenant: string,
  stream: string,
  {
    after = 0,
    upTo,
    limit,
  }: { after?: number | undefined; upTo?: number | undefined; limit?: number | undefined } = {},
): Promise<StoredEvent[]> => {
  const { rows } = await pool.query<StoredEvent>({
    name: 'slotlog-read-stream',
    text: `select ${eventColumns()} from slotlog.events
      where shard = $1 and tenant = $2 and stream = $3 and version > $4 and version <= coalesce($5, 2147483647)
      order by version limit $6`,
    values: [shard, tenant, stream, after, upTo ?? null, limit ?? null],
  });
  return rows;
};
