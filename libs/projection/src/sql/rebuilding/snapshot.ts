import type { PoolClient } from 'pg';

/** Begins a transaction that sees one moment. */
export const beginSnapshot = (client: PoolClient) =>
  client.query('begin isolation level repeatable read read only; set local statement_timeout = 0');
