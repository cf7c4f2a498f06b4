import type { Reason, Refusals, Refused } from '#libs/booking';
import { toInstant } from '../http/answers/instant.js';
import type { Caller } from '../http/callers/caller.js';
import { Problem } from '../http/problems/problem.js';
import { kinds } from '../http/problems/problem-kinds.js';
import { lacksScope } from '../http/problems/unauthenticated.js';
import type { Asking, Telling } from './asking.js';
import {
  capacityExhausted,
  dependencyGone,
  holdExpired,
  limitReached,
  slotHeld,
  slotTaken,
  unavailable,
} from './lost-slot.js';
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
  unavailable,
  'series-conflict': async ({ occurrences }, asking) => {
    const told = occurrences.map(({ start, refusal }) =>
      occurrence(start, refusal, { ...asking, isOneOfMany: true, decidedAt: undefined }),
    );
    const refused = occurrences.filter(({ refusal }) => refusal).length;
    const detail = `${refused} of ${occurrences.length} occurrences cannot be booked; nothing was booked.`;
    return { detail, members: { occurrences: await Promise.all(told) } };
  },
  'rule-violation': ruleViolation,
};

const occurrence = async (start: number, refusal: Refused | null, asking: Asking) => {
  if (!refusal) return { start: toInstant(start), outcome: 'bookable' };
  const { code, detail, members } = await tell(refusal, asking);
  const { title, status } = kinds[code];
  const problem = { type: `${asking.caller.ownAddress}/problems/${code}`, title, status, code, detail, ...members };
  return { start: toInstant(start), outcome: 'refused', problem };
};

/** What the business refused, with all that the caller needs to go on. */
export const tell = async <R extends Reason>({ reason, details }: Refused<R>, asking: Asking): Promise<Problem> => {
  if (isClosedTo(asking.caller, reason, details)) {
    const detail = 'The service limits the bookings of each customer, and a public key does not identify the customer.';
    return lacksScope(detail, 'bookings:write');
  }
  const { detail, members, retry } = await tellings[reason](details, asking);
  return new Problem(reason, detail, { ...standing(asking), ...members }, {}, retry);
};

/** Who reads as of there sees what the refusal names. */
export const standing = ({ decidedAt, positions }: Pick<Asking, 'decidedAt' | 'positions'>) =>
  decidedAt ? { position: positions.token(decidedAt) } : {};

/** A service that has to know its customers is not for those of whom nobody may say who they are. */
const isClosedTo = ({ kind }: Caller, reason: Reason, details: Refusals[Reason]) =>
  kind === 'public' &&
  reason === 'rule-violation' &&
  (details as Refusals['rule-violation']).errors.some(({ pointer }) => pointer === '/customer/id');
