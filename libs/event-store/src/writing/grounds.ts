import { beginning, later, type Point } from '../point.js';
import { isPresumed, pointIn } from '../streams/folded-stream.js';
import type { Reading } from '../streams/reading.js';

const grounds = new WeakMap<object, Point>();

/** Notes beside a refusal the last event of all that it was decided on. Refusals are values of others: nothing is put into them. */
export const grounded = (refusal: unknown, { pinned }: Reading): unknown => {
  if (typeof refusal !== 'object' || refusal === null) return refusal;
  const points = [...pinned.values()].filter(({ folded }) => !isPresumed(folded)).map(({ folded }) => pointIn(folded));
  grounds.set(refusal, points.reduce(later, beginning));
  return refusal;
};

/** Where the log stood when something was refused, as far as that matters to it; null: no decision refused it. */
export const groundsOf = (refusal: object): Point | null => grounds.get(refusal) ?? null;
