import pg from 'pg';
import { ConnectionFailed } from './connection-failed.js';

/**
 * What a failure means for whoever called the database.
 *
 * - `again`: somebody was in the way; nothing was stored, and it may go well the next time.
 * - `busy`: the server has no room for this call now; nothing was stored.
 * - `storage-full`: its disk is full; nothing was stored.
 * - `elsewhere`: this server does not write, or takes nobody in; nothing was stored, and another connection may lead to one
 *   that does.
 * - `connection-lost`: whether something was stored nobody knows.
 * - `rejected`: the server says that what it was sent is wrong.
 * - `ours`: neither the server's nor the network's doing.
 */
export type DatabaseFailure = 'again' | 'busy' | 'storage-full' | 'elsewhere' | 'connection-lost' | 'rejected' | 'ours';

const again = new Set(['23505', '40001', '40P01', '55P03', '25P03']);
const elsewhere = new Set(['25006', '57P03', '53300']);

/**
 * Told by whose failure it is, then by SQLSTATE: never by a text, nor by the name of a constraint, which does not survive
 * a distributed Postgres. 23505 on an append is somebody else's event at the same place; XX000 is how it arrives from
 * another node.
 */
export const databaseFailure = (error: unknown): DatabaseFailure => {
  if (error instanceof ConnectionFailed) return 'connection-lost';
  if (!(error instanceof pg.DatabaseError)) return 'ours';
  const code = error.code ?? '';
  if (again.has(code) || (code === 'XX000' && error.message.startsWith('duplicate key value'))) return 'again';
  if (elsewhere.has(code)) return 'elsewhere';
  if (code === '53100') return 'storage-full';
  if (code === '57014' || code.startsWith('53')) return 'busy';
  if (code.startsWith('57P') || code.startsWith('08')) return 'connection-lost';
  return 'rejected';
};

/** The server's own code for its failure; null: it is not the server's. */
export const sqlStateOf = (error: unknown): string | null =>
  error instanceof pg.DatabaseError ? (error.code ?? null) : null;

/** Whether the connection is of no use after it: the server ended it, or is not the one that writes any more. */
export const isSpent = (error: unknown): boolean => {
  const code = sqlStateOf(error);
  return code !== null && (code === '25006' || code === '25P03' || code.startsWith('57P') || code.startsWith('08'));
};
