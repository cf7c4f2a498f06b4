import type { Reason, Refused } from '#libs/booking';
import { Problem } from '../problem.js';
import type { Asking, Telling } from './asking.js';
import { capacityExhausted, dependencyGone, holdExpired, limitReached, slotHeld, slotTaken } from './lost-slot.js';
import { staleVersion, versionRequired } from './stale-version.js';
import {
  alreadyExists,
  dependencyConflict,
  illegalTransition,
  notFound,
  ruleViolation,
  windowClosed,
} from './state-of-things.js';

const tellings: { readonly [R in Reason]: Telling<R> } = {
  'not-found': notFound,
  'version-required': versionRequired,
  'version-conflict': staleVersion,
  'precondition-failed': staleVersion,
  'already-exists': alreadyExists,
  'slot-held': slotHeld,
  'slot-taken': slotTaken,
  'capacity-exhausted': capacityExhausted,
  'illegal-transition': illegalTransition,
  'window-closed': windowClosed,
  'dependency-conflict': dependencyConflict,
  'dependency-gone': dependencyGone,
  'hold-expired': holdExpired,
  'limit-reached': limitReached,
  'rule-violation': ruleViolation,
};

/** What the business refused, with all that the caller needs to go on. */
export const tell = async <R extends Reason>({ reason, details }: Refused<R>, asking: Asking): Promise<Problem> => {
  const { detail, members } = await tellings[reason](details, asking);
  return new Problem(reason, detail, members);
};
