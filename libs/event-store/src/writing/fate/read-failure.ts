import { databaseFailure } from '#libs/database';
import { Busy } from '../../failures.js';

/** What a failed read means for who needed it to write: nothing was sent, so it is Busy wherever trying again may help. */
export const readFailure = (error: unknown): unknown =>
  error instanceof Busy || isLasting(error) ? error : new Busy('could not be read now', { cause: error });

/** Whether the same read or call fails in the same way as long as nobody mends what is wrong with it. */
export const isLasting = (error: unknown): boolean => {
  const failure = databaseFailure(error);
  return failure === 'rejected' || failure === 'ours';
};
