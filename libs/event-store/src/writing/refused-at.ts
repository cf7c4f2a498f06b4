import { beginning, later, type Point } from '../point.js';
import { type FoldedStream, isPresumed, pointIn } from '../streams/folded-stream.js';
import type { Reading } from '../streams/reading.js';

const points = new WeakMap<object, Point>();

/** Takes note that a refusal was decided on what stood in the log at this point. */
export const noteRefusal = (error: unknown, point: Point): void => {
  if (typeof error === 'object' && error !== null) points.set(error, point);
};

/**
 * Where in the log stands the last event of all that a settled refusal was decided on: who reads as of there sees what it
 * names. Undefined of what was not thrown by a decision of `EventLog.decide`.
 */
export const refusedAt = (error: unknown): Point | undefined =>
  typeof error === 'object' && error !== null ? points.get(error) : undefined;

/** The last event that a decision expected to be the last of its stream; `stored`: a stream that was written in the same call. */
export const lastRead = ({ pinned }: Reading, stored: (name: string) => FoldedStream | undefined): Point =>
  [...pinned].reduce((last, [name, { folded }]) => {
    const seen = stored(name) ?? folded;
    return isPresumed(seen) ? last : later(last, pointIn(seen));
  }, beginning);
