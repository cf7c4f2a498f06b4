import { Busy, OutcomeUnknown, StorageFull } from '../failures.js';
import { postgresFailure } from './postgres-failure.js';

/** What a failed call means for one of its commands: `error` is thrown to its caller, without one it is tried again. */
export interface CallFailure {
  readonly error: Error | null;
  /** The command has to be settled by a call of its own, so that one bad value does not fail its neighbours. */
  readonly alone: boolean;
}

const again: CallFailure = { error: null, alone: false };

/** `appends`: the call would have stored something of the command; `members`: how many shared the call. */
export const callFailure = (cause: unknown, resent: boolean, appends: boolean, members: number): CallFailure => {
  const thrown = (error: Error): CallFailure => ({ error, alone: false });
  if (cause instanceof Busy) return thrown(resent ? lost(cause) : cause);
  switch (postgresFailure(cause)) {
    case 'again':
      return again;
    case 'connection-lost':
      return appends ? thrown(lost(cause)) : again;
    case 'busy':
      return thrown(new Busy('the database has no room for this call now', { cause }));
    case 'storage-full':
      return thrown(new StorageFull('the disk of the database is full', { cause }));
    case 'broken':
      return members > 1 ? { error: null, alone: true } : thrown(cause as Error);
  }
};

const lost = (cause: unknown) =>
  new OutcomeUnknown('the connection broke during the call and could not be made again', { cause });
