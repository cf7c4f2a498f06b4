import type { ManageTokens } from '#libs/access';
import type { Waitlisted } from '#libs/booking';
import { manageTokenFor } from '../http/callers/manage-token.js';
import { Problem } from '../http/problems/problem.js';
import { toWaitlistEntryResponse } from '../waitlist/waitlist-entry.response.js';
import type { Asking } from './asking.js';

/** The refusal, and where the customer stands now. */
export const waitlisted = (
  refusal: Problem,
  { waiting }: Waitlisted,
  { caller, positions }: Pick<Asking, 'caller' | 'positions'>,
  tokens: ManageTokens,
): Problem => {
  const token = manageTokenFor(tokens, caller, waiting);
  const waitlistEntry = { ...toWaitlistEntryResponse(waiting.state, positions), ...token };
  const headers = waiting.replayed ? { 'Idempotency-Replayed': 'true' } : {};
  return new Problem(refusal.code, refusal.detail, { ...refusal.members, waitlistEntry }, headers, refusal.retry);
};
