import type pg from 'pg';
import { openPool } from '#libs/database';
import { EventLog, type EventTypes, type LogLimits, type Machine, realWorld, type Subjects } from '#libs/event-store';
import { eventTypes } from '../../../libs/booking/src/events/event-catalogue.js';
import { seatTypes } from './seat-catalogue.js';

/** A log on a database as one process has it: a pool and a cache of its own. */
export interface OpenLog {
  readonly log: EventLog;
  readonly pool: pg.Pool;
  /** What it has written down of what went wrong. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

interface Opening {
  readonly role?: 'slotlog_app';
  /** As the API and its runner have it. */
  readonly isPipelined?: boolean;
  readonly limits?: Partial<LogLimits>;
  /** How long calls may go unanswered. */
  readonly callTimeoutMs?: number;
  /** By default the product's, and seats of rooms. */
  readonly types?: EventTypes;
  readonly subjects?: Subjects;
  /** The clocks that it goes by. */
  readonly machine?: Machine;
}

export const openLog = async (
  url: string,
  {
    role,
    isPipelined = false,
    limits,
    callTimeoutMs,
    subjects,
    machine,
    types = { ...seatTypes, ...eventTypes },
  }: Opening = {},
): Promise<OpenLog> => {
  const pool = openPool({
    url,
    max: 10,
    isPipelined,
    connectTimeoutMs: 30_000,
    ...(role && { role }),
    ...(callTimeoutMs && { callTimeoutMs }),
  });
  const complaints: string[] = [];
  const complain = (line: string) => void complaints.push(line);
  const logger = { warn: complain, error: complain };
  const log = await EventLog.open(pool, { types, ...(subjects && { subjects }) }, limits, logger, {
    ...realWorld,
    ...machine,
  });
  return {
    log,
    pool,
    complaints,
    close: async () => {
      await log.close();
      await pool.end();
    },
  };
};
