import { beginning, later, type Point, pointOf } from '../point.js';
import type { Member } from './group.js';
import { lastEventOf, type Outcome, type Settlement } from './settlement.js';

const points = new WeakMap<object, Point>();

/** Takes note that a refusal was decided on what stood in the log at this point. */
export const noteRefusal = (error: unknown, point: Point): void => {
  if (typeof error === 'object' && error !== null) points.set(error, point);
};

/**
 * The end of the log at the moment at which all stood that a settled refusal was decided on: it is true there, and who
 * reads as of there sees what it names. Undefined of what was not thrown by a decision of `EventLog.decide`.
 */
export const refusedAt = (error: unknown): Point | undefined => points.get(error as object);

/** Where the refusal of a member is true: where the log ended before its call, or behind those of the call that it was built on. */
export const trueAt = (
  index: number,
  members: readonly Pick<Member, 'settlement'>[],
  outcomes: readonly Outcome[],
): Point => {
  const { builtOn } = members[index]!.settlement;
  return [index, ...builtOn].map((each) => endOf(members[each]!.settlement, outcomes[each]!)).reduce(later);
};

const endOf = (settlement: Settlement, outcome: Outcome): Point => {
  if (outcome.outcome !== 'stored') return beginning;
  const { position } = outcome;
  return position === null ? outcome.end : pointOf({ position, id: lastEventOf(settlement)! });
};
