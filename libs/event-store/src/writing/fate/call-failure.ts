import { databaseFailure, sqlStateOf } from '#libs/database';
import { Busy, OutcomeUnknown, StorageFull, WriteContention } from '../../failures.js';
import { wrongTime } from '../../sql/appending/append.js';
import { UnsureCommit } from '../on-connection.js';
import { attempts } from './befall.js';
import type { Failure, Told } from './fate.js';

/** Why a call came to nothing. */
export const failureOf = (cause: unknown): Failure => {
  if (cause instanceof UnsureCommit) return 'unsure';
  if (sqlStateOf(cause) === wrongTime) return 'wrong-time';
  if (!(cause instanceof Busy)) return databaseFailure(cause);
  return databaseFailure(cause.cause) === 'elsewhere' ? 'turned-away' : 'unconnected';
};

export type FailureTold = Exclude<Told, 'success' | 'own-success' | 'replay' | 'key-reused'>;

/** What a caller is told who is not told what is stored. */
export const failureTold = (told: FailureTold, cause: unknown): unknown => {
  switch (told) {
    case 'cause':
      return cause;
    case 'contention':
      return new WriteContention(attempts);
    case 'busy':
      return cause instanceof Busy ? cause : new Busy('the database has no room for this call now', { cause });
    case 'storage-full':
      return new StorageFull('the disk of the database is full', { cause });
    case 'unknown':
      return new OutcomeUnknown('a call was sent, and what became of it could not be learnt', { cause });
    case 'impossible':
      return new OutcomeUnknown('the writer has lost count of this command', { cause });
  }
};
