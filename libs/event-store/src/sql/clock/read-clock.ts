import type { Pool } from 'pg';
import type { ClockReading } from '../../clock/database-clock.js';
import type { Machine } from '../../world/world.js';

/** The database's time, how long it took to ask, and what the operator has said of it. */
export const readClock = async (pool: Pool, here: Machine): Promise<ClockReading> => {
  const began = here.monotonic();
  const { rows } = await pool.query<{ time: number; at: number | null; logTime: number }>({
    name: 'slotlog-read-clock',
    text: `select (extract(epoch from clock_timestamp()) * 1000)::float8 as time,
        (extract(epoch from clock_accepted_at) * 1000)::float8 as at, (extract(epoch from accepted_log_time) * 1000)::float8 as "logTime"
      from slotlog.log`,
  });
  const { time, at, logTime } = rows[0]!;
  return { time, began, ended: here.monotonic(), accepted: at === null ? null : { at, logTime } };
};
