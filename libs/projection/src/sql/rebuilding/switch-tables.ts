import type { PoolClient } from 'pg';
import { sqlStateOf } from '#libs/database';

/**
 * Begins a transaction in which nobody else reads or writes the table. Whoever comes meanwhile waits, so it is asked for
 * with little patience: readers that queue behind it wait no longer than that.
 */
export const beginAlone = async (client: PoolClient, table: string): Promise<void> => {
  await client.query("begin; set local lock_timeout = '100ms'; set local statement_timeout = '5s'");
  await client.query(`lock table slotlog.${table} in access exclusive mode`);
};

export const commit = (client: PoolClient) => client.query('commit');

/** Whether it was waited for a lock too long, or in a circle: to be tried again. */
export const isLockedOut = (error: unknown): boolean => lockedOut.has(sqlStateOf(error) ?? '');

const lockedOut = new Set(['55P03', '40P01']);
