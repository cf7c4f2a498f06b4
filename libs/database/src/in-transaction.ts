import type pg from 'pg';
import { begin, beginHasty, commit, rollback } from './sql/transaction.js';

/** As `inTransaction`, on a connection that the caller holds. */
export async function inTransactionOn<T>(client: pg.ClientBase, work: () => Promise<T>, start = begin): Promise<T> {
  await start(client);
  try {
    const result = await work();
    await commit(client);
    return result;
  } catch (error) {
    // A rollback fails only when the connection is lost or ended; the pool drops such a one, and the first error says more.
    await rollback(client).catch(() => {});
    throw error;
  }
}

/** Runs the work in one READ COMMITTED transaction on one connection; what it throws rolls back and is thrown on. */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
  start = begin,
): Promise<T> {
  const client = await pool.connect();
  try {
    return await inTransactionOn(client, () => work(client), start);
  } finally {
    client.release();
  }
}

/** As `inTransaction`, without waiting for the disk: for what is made again where a crash of the database loses it. */
export const inHastyTransaction = <T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> =>
  inTransaction(pool, work, beginHasty);
