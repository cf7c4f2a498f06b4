import type { FastifyRequest } from 'fastify';
import { type ApiKeys, allows, type Scope } from '#libs/access';
import type { Caller } from './caller.js';
import { originOf, pathOf } from './origin.js';
import { Problem } from './problem.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a key must allow; a route that does not say is closed, `none` is open to everybody. */
    scope?: Scope | 'none';
  }
}

const unauthenticated = (detail: string, error?: string) =>
  new Problem('unauthenticated', detail, {}, { 'WWW-Authenticate': `Bearer${error ? ` error="${error}"` : ''}` });

const bearer = /^Bearer +(\S+) *$/i;

/** Finds out who is asking, and whether the route is open to them; before anything of the body is read. */
export const authenticate = (keys: ApiKeys) => async (request: FastifyRequest) => {
  const { scope } = request.routeOptions.config;
  if (scope === 'none' || (request.is404 && !/^\/v1(\/|$)/.test(pathOf(request)))) return;
  const { authorization } = request.headers;
  if (authorization === undefined) throw unauthenticated('Send an API key as "Authorization: Bearer slk_…".');
  const [, key] = bearer.exec(authorization) ?? [];
  const apiKey = key === undefined ? null : await keys.find(key);
  if (!apiKey) throw unauthenticated('This API key is unknown, expired or revoked.', 'invalid_token');
  request.caller = callerOf(request, apiKey);
  if (request.is404) return;
  if (scope === undefined) throw new Problem('forbidden', 'This route is closed.');
  if (!allows(apiKey.scopes, scope)) {
    throw new Problem('forbidden', `The key lacks the scope ${scope}.`, { requiredScope: scope });
  }
};

const callerOf = (
  request: FastifyRequest,
  apiKey: { tenant: string; shard: number; id: string; scopes: readonly Scope[] },
): Caller => ({
  tenant: apiKey.tenant,
  shard: apiKey.shard,
  actor: `api-key/${apiKey.id}`,
  scopes: apiKey.scopes,
  requestId: request.id,
  method: request.method,
  path: pathOf(request),
  origin: originOf(request),
  idempotencyKey: request.headers['idempotency-key']?.toString(),
  ifMatch: request.headers['if-match'],
});
