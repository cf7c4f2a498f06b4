import pLimit from 'p-limit';
import type { ClientBase, Pool } from 'pg';
import { databaseFailure } from '#libs/database';

/** Runs a read where, and when, it may run. */
export type Reads = <T>(read: (db: Pool | ClientBase) => Promise<T>) => Promise<T>;

/**
 * On a third of the connections at most: the appends of those who need not wait for a read have the others. Where the
 * connection was lost the same is read once more, on another one.
 */
export const coldReads = (pool: Pool): Reads => {
  const turn = pLimit(Math.max(1, Math.floor(pool.options.max / 3)));
  return (read) =>
    turn(() =>
      read(pool).catch((error) => {
        if (databaseFailure(error) !== 'connection-lost') throw error;
        return read(pool);
      }),
    );
};
