import type { Pool } from 'pg';
import { bookingProjections, eventTypes } from '#libs/booking';
import { EventLog, type ShardStatus, type Subjects } from '#libs/event-store';
import { type Projection, type ProjectionReport, reportProjections } from '#libs/projection';
import { Failed } from '../output/failed.js';

/** Runs `work` on the log as it stands in a database; without `subjects` what is sealed in it stays so. */
export const withLog = async <T>(owner: Pool, work: (log: EventLog) => Promise<T>, subjects?: Subjects): Promise<T> => {
  const log = await EventLog.open(owner, { types: eventTypes, ...(subjects && { subjects }) });
  try {
    return await work(log);
  } finally {
    await log.close();
  }
};

/** How all projections stand in all shards that have events. */
export const reportAll = async (
  log: EventLog,
  owner: Pool,
  shards: readonly ShardStatus[],
): Promise<ProjectionReport[]> => {
  const reports: ProjectionReport[] = [];
  for (const { shard, head } of shards) {
    if (head > 0) reports.push(...(await reportProjections(log, owner, shard, bookingProjections)));
  }
  return reports;
};

/** Those that are called so; without names all. Throws Failed. */
export const named = (names: readonly string[]): readonly Projection[] => {
  const unknown = names.find((name) => !bookingProjections.some((each) => each.name === name));
  if (unknown !== undefined) {
    const known = bookingProjections.map(({ name }) => name).join(', ');
    throw new Failed(`The projection ${unknown} does not exist; there are ${known}.`);
  }
  return bookingProjections.filter(({ name }) => names.length === 0 || names.includes(name));
};
