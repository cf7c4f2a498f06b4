import { type DatabaseFailure, databaseFailure } from '#libs/database';
import { Busy, OutcomeUnknown, StorageFull, WriteContention } from '../failures.js';

/** What a failed call means for one of its commands. */
export interface CallFailure {
  /** Thrown to its caller: at once, or once it has been tried as often as it may. */
  readonly error: Error;
  readonly next: 'throw' | 'again' | 'alone';
}

export interface FailedCall {
  /** It, or a call before it that would have stored something of the command, was sent and its answer lost. */
  readonly resent: boolean;
  /** It would have stored something of the command. */
  readonly appends: boolean;
  /** How many commands shared it. */
  readonly members: number;
  /** How often a command is tried. */
  readonly attempts: number;
}

/** Of a command that may be stored already nobody is told that nothing was. */
export const callFailure = (cause: unknown, { resent, appends, members, attempts }: FailedCall): CallFailure => {
  const failure = cause instanceof Busy ? 'unconnected' : databaseFailure(cause);
  const next = nextOf(failure, appends, members);
  if (resent || (failure === 'connection-lost' && appends)) return { error: unknownOutcome(cause), next };
  return { error: nothingStored(cause, failure, attempts), next };
};

type Failure = DatabaseFailure | 'unconnected';

/** A call of one that is rejected says for good what is wrong; of several it says only that it is one of them. */
const nextOf = (failure: Failure, appends: boolean, members: number): CallFailure['next'] => {
  if (failure === 'again' || failure === 'elsewhere') return 'again';
  if (failure === 'connection-lost') return appends ? 'throw' : 'again';
  if (failure === 'rejected' || failure === 'ours') return members > 1 ? 'alone' : 'throw';
  return 'throw';
};

const nothingStored = (cause: unknown, failure: Failure, attempts: number): Error => {
  switch (failure) {
    case 'unconnected':
    case 'rejected':
    case 'ours':
      return cause as Error;
    case 'again':
      return new WriteContention(attempts);
    case 'storage-full':
      return new StorageFull('the disk of the database is full', { cause });
    case 'busy':
    case 'elsewhere':
    case 'connection-lost':
      return new Busy('the database has no room for this call now', { cause });
  }
};

const unknownOutcome = (cause: unknown) =>
  new OutcomeUnknown('the connection broke during the call and could not be made again', { cause });
