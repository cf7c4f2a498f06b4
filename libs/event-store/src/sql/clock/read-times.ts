import type { Pool } from 'pg';
import { logTime } from './log-time.js';

/** What the database's clock shows, and how far the time of the log has come. */
export interface Times {
  readonly databaseTime: Date;
  readonly logTime: Date | null;
}

/** As whoever asks may read the log. */
export const readTimes = async (pool: Pool): Promise<Times> => {
  const { rows } = await pool.query<Times>(`select clock_timestamp() as "databaseTime", ${logTime} as "logTime"`);
  return rows[0]!;
};
