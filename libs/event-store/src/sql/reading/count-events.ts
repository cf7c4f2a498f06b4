import type { Pool } from 'pg';

/** How many events a shard has up to a position; fewer than its number: some are missing. */
export const countEvents = async (pool: Pool, shard: number, upTo: number): Promise<number> => {
  const { rows } = await pool.query<{ events: number }>(
    'select count(*) as events from slotlog.events where shard = $1 and position <= $2',
    [shard, upTo],
  );
  return rows[0]!.events;
};
