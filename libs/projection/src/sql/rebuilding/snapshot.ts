import type { PoolClient } from 'pg';
import { unhurried } from '#libs/database';

/** Begins a transaction that sees one moment. */
export const beginSnapshot = async (client: PoolClient): Promise<void> => {
  await client.query('begin isolation level repeatable read read only');
  await unhurried(client);
};
