import type { ApiKey } from '#libs/access';
import type { Described } from '../http/answers/described.js';
import { toInstant, toInstantOrNull } from '../http/answers/instant.js';
import type { ApiKeyResponse } from './api-key.schemas.js';

export const toApiKeyResponse = (apiKey: ApiKey): Described<typeof ApiKeyResponse> => ({
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
