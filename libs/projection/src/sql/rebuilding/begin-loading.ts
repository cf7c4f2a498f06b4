import type { PoolClient } from 'pg';
import { unhurried } from '#libs/database';

/** What is lost in a crash of the database is loaded again, so nobody waits for the disk. */
export const beginLoading = async (client: PoolClient): Promise<void> => {
  await client.query('set local synchronous_commit = off');
  await unhurried(client);
};
