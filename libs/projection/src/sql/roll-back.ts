import type { PoolClient } from 'pg';

/** Gives up the transaction. False where the connection is gone. */
export const rollBack = (client: PoolClient): Promise<boolean> =>
  client.query('rollback').then(
    () => true,
    () => false,
  );
