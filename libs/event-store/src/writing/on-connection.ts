import type { Pool, PoolClient } from 'pg';
import { databaseFailure } from '#libs/database';
import { Busy } from '../failures.js';

/** Runs `work` on a connection of the pool. No connection to be had is `Busy`: nothing was sent. */
export const onConnection = async <T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> => {
  let client: PoolClient;
  try {
    client = await pool.connect();
  } catch (error) {
    throw new Busy('no connection to the database', { cause: error });
  }
  let isLost = false;
  try {
    return await work(client);
  } catch (error) {
    isLost = databaseFailure(error) === 'connection-lost';
    throw error;
  } finally {
    client.release(isLost);
  }
};
