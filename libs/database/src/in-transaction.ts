import type pg from 'pg';
import { begin, commit, rollback } from './sql/transaction.js';

/** As `inTransaction`, on a connection that the caller holds. */
export async function inTransactionOn<T>(client: pg.ClientBase, work: () => Promise<T>): Promise<T> {
  await begin(client);
  try {
    const result = await work();
    await commit(client);
    return result;
  } catch (error) {
    // A rollback fails only when the connection is lost; the pool drops such a one, and the first error says more.
    await rollback(client).catch(() => {});
    throw error;
  }
}

/** Runs the work in one READ COMMITTED transaction on one connection; what it throws rolls back and is thrown on. */
export async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    return await inTransactionOn(client, () => work(client));
  } finally {
    client.release();
  }
}
