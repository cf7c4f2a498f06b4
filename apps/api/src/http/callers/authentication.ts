import type { FastifyReply, FastifyRequest } from 'fastify';
import { allows, type Scope } from '#libs/access';
import { placeOf } from '../limits/address.js';
import type { Limits } from '../limits/limits.js';
import { Problem } from '../problems/problem.js';
import { unauthenticated } from '../problems/unauthenticated.js';
import { originOf, pathOf } from '../requests/origin.js';
import { isStorable } from '../schemas/text.js';
import type { Caller } from './caller.js';
import type { Identities, Identity } from './identity.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a caller must be allowed; a route that does not say is closed, `none` is open to everybody. */
    scope?: Scope | 'none';
    /** Another scope that will do. */
    orScope?: Scope;
    /** Whether `bookings:own` will do, for what is the caller's own. */
    orOwn?: boolean;
    /** Whether a public key will do. */
    orPublic?: boolean;
    /** Whether a manage token will do, for what it is about. */
    orManager?: boolean;
    /** Whether a ticket in the query will do. */
    orTicket?: boolean;
  }
}

const bearer = /^Bearer +(\S+) *$/i;
const reading = new Set(['GET', 'HEAD']);

/** Finds out who is asking, how much of it, and whether the route is open to them; before anything of the body is read. */
export const authenticate =
  (identities: Identities, limits: Limits | undefined) => async (request: FastifyRequest, reply: FastifyReply) => {
    const { scope, orScope, orOwn = false, orPublic, orManager, orTicket } = request.routeOptions.config;
    if (scope === 'none' || (request.is404 && !/^\/v1(\/|$)/.test(pathOf(request)))) return;
    limits?.refuseShutOut(request);
    const { authorization } = request.headers;
    const ticket = orTicket && authorization === undefined ? ticketIn(request) : undefined;
    if (authorization === undefined && ticket === undefined) {
      throw unauthenticated('Send an API key as "Authorization: Bearer slk_…".');
    }
    const [, credential] = bearer.exec(authorization ?? '') ?? [];
    const identity = await (ticket === undefined ? credential && identities.find(credential) : identities.take(ticket));
    if (!identity) {
      await limits?.countFailure(request);
      throw unauthenticated(
        'This key or token is unknown, expired, revoked or not meant for this service.',
        'invalid_token',
      );
    }
    const { kind } = identity;
    const mayAnyway = (kind === 'public' && orPublic) || (kind === 'manager' && orManager);
    const isAllowed = mayAnyway || [scope, orScope].some((each) => each && allows(identity.scopes, each));
    const onlyCustomer = !isAllowed && orOwn && identity.scopes.includes('bookings:own') ? identity.subject : null;
    request.caller = callerOf(request, identity, onlyCustomer);
    if (limits && !reading.has(request.method)) await limits.spend(request, reply, request.caller);
    if (kind === 'manager' && orManager) await refuseOthers(identities, identity, request);
    if (request.is404 || isAllowed || onlyCustomer !== null) return;
    if (scope === undefined) throw new Problem('forbidden', 'This route is closed.');
    throw new Problem('forbidden', `The caller lacks the scope ${scope}.`, { requiredScope: scope });
  };

const ticketIn = ({ query }: FastifyRequest): string | undefined => {
  const { ticket } = query as { readonly ticket?: unknown };
  return typeof ticket === 'string' ? ticket : undefined;
};

/** Nothing else is there for whoever may manage one thing. */
const refuseOthers = async (identities: Identities, identity: Identity, { params }: FastifyRequest) => {
  const { id } = params as { id: string };
  if (isStorable(id) && (await identities.manages(identity, id))) return;
  throw new Problem('not-found', 'There is no such thing for the bearer of this token.');
};

const callerOf = (
  request: FastifyRequest,
  { tenant, shard, kind, actor, scopes }: Identity,
  onlyCustomer: string | null,
): Caller => ({
  tenant,
  shard,
  kind,
  actor,
  scopes,
  onlyCustomer,
  requestId: request.id,
  method: request.method,
  path: pathOf(request),
  origin: originOf(request),
  place: placeOf(request.ip),
  idempotencyKey: request.headers['idempotency-key']?.toString(),
  ifMatch: request.headers['if-match'],
  trace: request.trace,
});
