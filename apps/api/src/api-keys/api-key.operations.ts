import type { OperationOptions } from '../http/requests/operation.js';
import { ApiKeyResponse, ApiKeysResponse, CreatedApiKeyResponse } from './api-key.schemas.js';

export const createApiKey: OperationOptions = {
  id: 'createApiKey',
  summary: 'Create an API key; the text of a secret key is shown once',
  scope: 'admin',
  answers: { 201: CreatedApiKeyResponse, 200: CreatedApiKeyResponse },
  problems: ['already-exists', 'rule-violation'],
};

export const listApiKeys: OperationOptions = {
  id: 'listApiKeys',
  summary: 'List the API keys that are not revoked',
  scope: 'admin',
  answers: { 200: ApiKeysResponse },
  takesQuery: true,
};

export const getApiKey: OperationOptions = {
  id: 'getApiKey',
  summary: 'Read an API key and what it allows',
  scope: 'admin',
  answers: { 200: ApiKeyResponse },
  problems: ['not-found'],
};

export const revokeApiKey: OperationOptions = {
  id: 'revokeApiKey',
  ignoresKeys: true,
  summary: 'Revoke an API key and, on request, disable the webhooks it created',
  scope: 'admin',
  answers: { 204: null },
  takesQuery: true,
  problems: ['not-found'],
};
