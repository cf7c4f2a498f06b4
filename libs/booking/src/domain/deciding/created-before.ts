import { type Decision, nothing } from './decision.js';
import { Refused, type Subject } from './refused.js';

/** A creation under an id that exists: the caller's own earlier success, or a refusal. */
export const createdBefore = (
  subject: Subject,
  { creation }: { readonly creation: { readonly actor: string } },
  differs: readonly string[],
  actor: string,
): Decision => {
  if (creation.actor === actor && differs.length === 0) return nothing;
  throw new Refused('already-exists', { subject, differs, ownedBy: creation.actor });
};
