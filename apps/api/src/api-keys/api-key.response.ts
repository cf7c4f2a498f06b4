import type { ApiKey } from '#libs/access';
import { toInstant, toInstantOrNull } from '../http/answers/instant.js';

export const toApiKeyResponse = (apiKey: ApiKey) => ({
  id: apiKey.id,
  kind: apiKey.kind,
  name: apiKey.name,
  scopes: apiKey.scopes,
  origins: apiKey.origins,
  limits: apiKey.limits,
  key: apiKey.publicText,
  createdAt: toInstant(apiKey.createdAt),
  expiresAt: toInstantOrNull(apiKey.expiresAt),
  revokedAt: toInstantOrNull(apiKey.revokedAt),
});
