import type { PoolClient } from 'pg';

/** What is lost in a crash of the database is loaded again, so nobody waits for the disk. */
export const beginLoading = (client: PoolClient) =>
  client.query('set local synchronous_commit = off; set local statement_timeout = 0');
