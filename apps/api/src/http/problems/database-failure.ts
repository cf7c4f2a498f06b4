import { type DatabaseFailure, databaseFailure as kindOf } from '#libs/database';

const told: Readonly<Record<DatabaseFailure, 'busy' | 'storage-full' | undefined>> = {
  again: 'busy',
  busy: 'busy',
  elsewhere: 'busy',
  'connection-lost': 'busy',
  'storage-full': 'storage-full',
  rejected: undefined,
  ours: undefined,
};

/** What a failed query means for the caller; undefined: it is our fault. */
export const databaseFailure = (error: unknown) => told[kindOf(error)];
