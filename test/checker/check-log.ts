import type { Pool } from 'pg';
import { checkBookings } from './check-bookings.js';
import { checkCalendars } from './check-calendars.js';
import { checkSeries } from './check-series.js';
import { checkTallies } from './check-tallies.js';
import { checkWaitlists } from './check-waitlists.js';
import { commitsOf, type Row, readRows } from './log-row.js';

/** A write that a caller was told is done: its command's stream stands at that version at that position. */
export interface Acknowledged {
  readonly stream: string;
  readonly version: number;
  readonly position: number;
}

/**
 * Reads the whole log and proves it. Returns what is wrong, each as a sentence; nothing is what everybody wants:
 * positions and versions without a gap, time that never runs back, event ids and commands once, every acknowledged
 * write in its place, on no calendar at any instant more units claimed than its capacity, no booking that claims more or
 * less than it takes, none that went where no way leads, and none counted for a limit that has no time.
 */
export const checkLog = async (pool: Pool, acknowledged: readonly Acknowledged[] = []): Promise<string[]> => {
  const rows = await readRows(pool);
  return [...proveLog(rows), ...checkAcknowledged(rows, acknowledged)];
};

/** The same of rows that were read already. */
export const proveLog = (rows: readonly Row[], ahead = 0): string[] => {
  const commits = commitsOf(rows);
  return [
    ...checkOrder(rows),
    ...checkCalendars(commits, ahead),
    ...checkBookings(commits),
    ...checkWaitlists(commits, ahead),
    ...checkTallies(commits),
    ...checkSeries(commits),
  ];
};

/** Positions and versions without a gap, time that never runs back, event ids and commands once. */
export const checkOrder = (rows: readonly Row[]): string[] => {
  const wrong: string[] = [];
  const heads = new Map<number, Row>();
  const versions = new Map<string, number>();
  const ids = new Set<string>();
  const commands = new Map<string, { row: Row; last: number }>();
  for (const row of rows) {
    const { shard, position, tenant, stream, version, id, commandId } = row;
    const head = heads.get(shard);
    if (position !== (head?.position ?? 0) + 1)
      wrong.push(`shard ${shard}: position ${position} follows ${head?.position ?? 0}`);
    if (head && row.recordedAt < head.recordedAt) wrong.push(`shard ${shard}: time runs back at position ${position}`);
    heads.set(shard, row);
    const name = `${tenant} ${stream}`;
    const last = versions.get(name) ?? 0;
    if (version !== last + 1) wrong.push(`${name}: version ${version} follows ${last}`);
    versions.set(name, version);
    if (ids.has(id)) wrong.push(`event ${id} is there twice`);
    ids.add(id);
    const command = commands.get(`${tenant} ${commandId}`);
    if (command && command.last !== position - 1) wrong.push(`command ${commandId} was stored twice or apart`);
    commands.set(`${tenant} ${commandId}`, { row, last: position });
  }
  return wrong;
};

const checkAcknowledged = (rows: readonly Row[], acknowledged: readonly Acknowledged[]): string[] => {
  const stored = new Set(rows.map(({ stream, version, position }) => `${stream} ${version} ${position}`));
  return acknowledged
    .filter(({ stream, version, position }) => !stored.has(`${stream} ${version} ${position}`))
    .map(({ stream, version, position }) => `acknowledged, but not there: ${stream} ${version} at ${position}`);
};
