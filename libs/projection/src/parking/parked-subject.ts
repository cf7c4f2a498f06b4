/** Who is given the events of a shard in their order, and stands at a position there. */
export interface Consumer {
  readonly name: string;
  readonly version: number;
}

/** What a consumer may fail at without failing at anything else: a stream of a tenant. */
export interface Subject {
  readonly tenant: string;
  readonly subject: string;
}

/** Why a subject is not taken. */
export interface Fault {
  /** A SQLSTATE of class 22 or 23; `fold`: what was thrown by the code that takes it; `unknown`: this build does not know the event. */
  readonly fault: string;
  readonly reason: string;
}

/** A subject from which on a consumer could not take it. */
export interface FailedSubject extends Subject, Fault {
  /** Of the first event that was not taken. */
  readonly fromVersion: number;
  readonly fromPosition: number;
}

/** A subject that a consumer has gone past, and is to be given from the log later. */
export interface ParkedSubject extends FailedSubject {
  /** The process that failed last: the version of Slotlog, and what tells one start from the next. */
  readonly build: string;
  readonly attempts: number;
  readonly parkedAt: Date;
  readonly triedAt: Date;
}

/** More in one shard are no fault of the data any more. */
export const mostParked = 100;

/** More than a hundred subjects of a consumer would be parked in one shard: it stops. */
export class TooManyParked extends Error {
  constructor(latest: FailedSubject) {
    super(
      `more than ${mostParked} subjects are parked, so it stops; the last one, ${latest.subject}: ${latest.reason}`,
    );
  }
}
