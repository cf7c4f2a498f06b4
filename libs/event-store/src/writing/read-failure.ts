import { Busy } from '../failures.js';
import { postgresFailure } from './postgres-failure.js';

/** What a failed read means for who needed it to write: nothing was sent, so it is Busy wherever trying again may help. */
export const readFailure = (error: unknown): unknown =>
  error instanceof Busy || postgresFailure(error) === 'broken'
    ? error
    : new Busy('could not be read now', { cause: error });
