import type { Pool } from 'pg';
import { logTime } from './log-time.js';

/** What the operator has vouched for. */
export interface AcceptedClock {
  readonly databaseTime: Date;
  /** How far the time of the log has come: it does not run back. */
  readonly logTime: Date;
}

/** Servers believe the database's clock as it is now, and go on from where the time of the log has come to. As the owner. */
export const acceptClock = async (owner: Pool): Promise<AcceptedClock> => {
  const { rows } = await owner.query<AcceptedClock>(
    `update slotlog.log set clock_accepted_at = clock_timestamp(), accepted_log_time = greatest(clock_timestamp(), ${logTime})
      returning clock_accepted_at as "databaseTime", accepted_log_time as "logTime"`,
  );
  return rows[0]!;
};
