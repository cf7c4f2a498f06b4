import type { Pool } from 'pg';
import { readTimes } from '#libs/event-store';
import { doubt, type Finding, ok, wrong } from './finding.js';

/** Milliseconds that people would notice, and beyond which servers record nothing. */
const noticeable = 1_000;
const tolerated = 60_000;

const accept = 'or accept it: npm run replay -- clock accept';

/** Whether servers would believe the database's clock, and how far the time of the log has come: it does not run back. */
export const examineClock = async (pool: Pool): Promise<Finding[]> => {
  const began = Date.now();
  const { databaseTime, logTime } = await readTimes(pool);
  const roundTrip = Date.now() - began;
  const found = offset(databaseTime.getTime() - began - roundTrip / 2, roundTrip);
  const ahead = logTime ? logTime.getTime() - databaseTime.getTime() : 0;
  if (ahead <= tolerated) return [found];
  const says = `the log has reached ${logTime!.toISOString()}, ${span(ahead)} ahead of the database's clock`;
  const todo = `Nothing is written until then (503 clock-ahead): wait, correct the clock, ${accept}.`;
  return [found, wrong('clock', says, todo)];
};

const offset = (milliseconds: number, roundTrip: number): Finding => {
  const off = Math.abs(milliseconds);
  const says = `the database's is ${span(off)} ${milliseconds < 0 ? 'behind' : 'ahead of'} this machine's`;
  if (off <= noticeable + roundTrip) return ok('clock', says);
  if (off <= tolerated) {
    return doubt(
      'clock',
      says,
      'Slotlog uses the clock of the database, people their own; keep both in sync with NTP.',
    );
  }
  const todo = `Servers on such a machine write nothing (503 clock-ahead): correct the wrong clock, ${accept}.`;
  return wrong('clock', says, todo);
};

const span = (milliseconds: number) =>
  milliseconds < 10_000 ? `${Math.round(milliseconds)} ms` : `${Math.round(milliseconds / 1_000)} s`;
