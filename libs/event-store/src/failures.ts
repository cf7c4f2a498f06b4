import type { Point } from './point.js';

/** The same idempotency key came with another request. `firstSeenAt` in milliseconds since the epoch. */
export class IdempotencyKeyReused extends Error {
  constructor(readonly firstSeenAt: number) {
    super('the idempotency key was used for another request');
  }
}

/** The attempts that a command is given ran out; nothing was stored, and sending it again is safe. */
export class WriteContention extends Error {
  constructor(readonly attempts: number) {
    super(`not settled after ${attempts} attempts`);
  }
}

/** The database has no room for this call now; nothing was stored. */
export class Busy extends Error {}

/** The database's disk is full; nothing was stored, reads go on. */
export class StorageFull extends Error {}

/** A call was sent, and what became of it could not be learnt: the command may be stored or not. */
export class OutcomeUnknown extends Error {}

/**
 * The log has no such event at this position, or another one: who goes on from there has seen what a failover or a
 * restore has taken back.
 */
export class OtherHistory extends Error {
  constructor(
    readonly shard: number,
    readonly point: Point,
  ) {
    super(`position ${point.position} of shard ${shard} is not that of the event ${point.mark}`);
  }
}

/**
 * The database's clock is far from what this process knows of the time, or behind that of the log: nothing was stored. It goes
 * on by itself where the clock is set right, or a small step has stood for a while, else by the operator's word.
 */
export class ClockAhead extends Error {}

/** The tenant is not placed in any shard, or not in the one that it was thought to be in; nothing was stored. */
export class UnknownTenant extends Error {}
