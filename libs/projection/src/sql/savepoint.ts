import type { PoolClient } from 'pg';

/** Runs `work` in a part of the transaction that alone is undone where it throws; what it throws is thrown on. */
export const inSavepoint = async (client: PoolClient, work: () => Promise<void>): Promise<void> => {
  await client.query('savepoint attempt');
  try {
    await work();
  } catch (error) {
    // Where the connection is lost this fails too, and the first error says more.
    await client.query('rollback to savepoint attempt; release savepoint attempt').catch(() => {});
    throw error;
  }
  await client.query('release savepoint attempt');
};
