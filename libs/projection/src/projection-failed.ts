import { sqlStateOf } from '#libs/database';
import type { Standing } from './standing.js';

/** What a projection threw, whosever fault it is. */
export class ProjectionFailed extends Error {
  constructor(
    readonly standing: Standing,
    override readonly cause: Error,
  ) {
    super(cause.message);
  }
}

/** A statement after one that failed. */
export const isAborted = (error: unknown): boolean => sqlStateOf(error) === '25P02';

/** The one that made the others fail; of several that failed by themselves the first in order. */
export const firstFailure = (outcomes: readonly PromiseSettledResult<void>[]): Error | undefined => {
  const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as Error] : []));
  return reasons.find((reason) => !isAborted(reason)) ?? reasons[0];
};
