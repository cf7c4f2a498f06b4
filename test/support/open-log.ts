import type pg from 'pg';
import { openPool } from '#libs/database';
import { EventLog, type LogLimits } from '#libs/event-store';

/** A log on a database as one process has it: a pool and a cache of its own. */
export interface OpenLog {
  readonly log: EventLog;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

interface Opening {
  readonly role?: 'slotlog_app';
  readonly limits?: Partial<LogLimits>;
}

export const openLog = async (url: string, { role, limits }: Opening = {}): Promise<OpenLog> => {
  const pool = openPool({ url, max: 10, ...(role && { role }) });
  const log = await EventLog.open(pool, limits);
  return {
    log,
    pool,
    close: async () => {
      await log.close();
      await pool.end();
    },
  };
};
