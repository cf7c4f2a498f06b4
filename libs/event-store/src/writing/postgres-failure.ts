import { UnreadableEvent } from '../catalogue/unreadable-event.js';

/** What a failed call means for the one who made it. */
export type PostgresFailure = 'again' | 'busy' | 'storage-full' | 'connection-lost' | 'broken';

const again = new Set(['23505', '40001', '40P01', '55P03', '25P03']);
const busy = new Set(['57014', '53300', '57P03']);
const broken = [TypeError, RangeError, UnreadableEvent];
const lost = new Set(['57P01', '57P02']);

/**
 * Told by SQLSTATE, never by the name of a constraint, which does not survive a distributed Postgres. 23505 on an append
 * is somebody else's event at the same place; XX000 is how it arrives from another node. An error without a SQLSTATE
 * did not come from the server: the connection broke.
 */
export const postgresFailure = (error: unknown): PostgresFailure => {
  if (!(error instanceof Error) || broken.some((kind) => error instanceof kind)) return 'broken';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (again.has(code) || (code === 'XX000' && error.message.startsWith('duplicate key value'))) return 'again';
  if (busy.has(code)) return 'busy';
  if (code === '53100') return 'storage-full';
  if (lost.has(code) || !/^[0-9A-Z]{5}$/.test(code) || code.startsWith('08')) return 'connection-lost';
  return 'broken';
};
