import type { Pool, PoolClient } from 'pg';
import { databaseFailure } from '#libs/database';
import { Busy } from '../failures.js';

/** It is committed where it was sent, and somebody ended the wait for the standby: a failover may lose it. */
export class UnsureCommit extends Error {}

/**
 * Runs `work` on a connection of the pool. No connection to be had is `Busy`: nothing was sent. UnsureCommit where the
 * server warned that it did not wait for its standby.
 */
export const onConnection = async <T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> => {
  let client: PoolClient;
  try {
    client = await pool.connect();
  } catch (error) {
    throw new Busy('no connection to the database', { cause: error });
  }
  let isLost = false;
  let warning: string | undefined;
  const heed = (notice: { code?: string | undefined; message?: string | undefined }) => {
    if (notice.code === '01000') warning = notice.message ?? '';
  };
  client.on('notice', heed);
  try {
    const result = await work(client);
    if (warning !== undefined) throw new UnsureCommit(warning);
    return result;
  } catch (error) {
    isLost = databaseFailure(error) === 'connection-lost';
    throw error;
  } finally {
    client.off('notice', heed);
    client.release(isLost);
  }
};
