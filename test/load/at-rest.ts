import { setTimeout as sleep } from 'node:timers/promises';
import { type Row, readRows } from '#test/checker/log-row';
import { Past } from '#test/checker/past';
import type { Fleet } from '#test/harness/apps/fleet';
import { administer } from '#test/harness/databases/administer';
import { seenViews } from './seen-views.js';

type Seen = Awaited<ReturnType<typeof seenViews>>;

/** Holds of the load run out within twenty seconds, and are recorded soon after; in milliseconds. */
const patience = 60_000;

const isAnyHeld = (log: readonly Row[]): boolean => {
  const past = new Past(log);
  return [...past.bookings()].some((id) => past.standings(id).at(-1)!.status === 'held');
};

/**
 * The log and what each process shows of it, read while nothing moves any more: no hold is live that a policy has to end, and
 * the log is as long after the reading as before. After a minute they are told as they are.
 */
export const atRest = async (fleet: Fleet, databaseUrl: string): Promise<{ log: Row[]; seen: Seen[] }> => {
  const began = performance.now();
  for (;;) {
    const isLate = performance.now() - began > patience;
    const before = await administer(databaseUrl, readRows);
    if (isLate || !isAnyHeld(before)) {
      const seen = await Promise.all(fleet.apis.map(({ url }) => seenViews(url!, fleet.key)));
      const log = await administer(databaseUrl, readRows);
      if (isLate || log.at(-1)?.id === before.at(-1)?.id) return { log, seen };
    }
    await sleep(500);
  }
};
