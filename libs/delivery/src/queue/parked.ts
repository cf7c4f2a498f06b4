/** A subject of which a subscriber has not taken an event: its later events wait behind that one. */
export interface Parked {
  readonly subject: string;
  /** Of the event that is to be sent next. */
  readonly fromVersion: number;
  readonly fromPosition: number;
  /** Of that event, those that have failed. */
  readonly attempts: number;
  /** In milliseconds since the epoch. */
  readonly dueAt: number;
  readonly reason: string;
}

/** More in one shard are no fault of the events any more: the endpoint waits. */
export const mostParked = 100;
