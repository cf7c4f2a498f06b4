import { isDeepStrictEqual } from 'node:util';
import type { CreatedApiKey, NewApiKey } from '#libs/access';
import { IdempotencyKeyReused } from '#libs/event-store';
import { Problem } from '../http/problems/problem.js';

const differing = (made: NewApiKey, known: NewApiKey) => {
  const fields = ['kind', 'name', 'scopes', 'origins', 'limits', 'expiresAt'] as const;
  return fields.filter((field) => !isDeepStrictEqual(made[field], known[field]));
};

/** A creation that changed nothing is the caller's own earlier one, by its idempotency key or its id, or is refused. */
export const allowRepeated = (outcome: CreatedApiKey & { created: false }, made: NewApiKey, href: string) => {
  const { apiKey, sameIdempotencyKey, fingerprint } = outcome;
  if (sameIdempotencyKey) {
    if (fingerprint !== made.idempotency?.fingerprint) throw new IdempotencyKeyReused(apiKey.createdAt);
    return;
  }
  const differs = differing(made, apiKey);
  if (differs.length === 0 && apiKey.createdBy === made.createdBy) return;
  throw new Problem('already-exists', `The key ${apiKey.id} already exists.`, { existing: href, differs });
};
