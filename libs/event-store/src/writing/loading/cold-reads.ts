import pLimit from 'p-limit';
import type { ClientBase, Pool } from 'pg';

/** Runs a read where, and when, it may run. */
export type Reads = <T>(read: (db: Pool | ClientBase) => Promise<T>) => Promise<T>;

/** On a third of the connections at most: the appends of those who need not wait for a read have the others. */
export const coldReads = (pool: Pool): Reads => {
  const turn = pLimit(Math.max(1, Math.floor(pool.options.max / 3)));
  return (read) => turn(() => read(pool));
};
