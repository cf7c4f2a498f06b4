import type { FastifyReply, FastifyRequest } from 'fastify';
import { allows, type Scope } from '#libs/access';
import { networkOf, placeOf } from '../limits/address.js';
import { type Limits, reading } from '../limits/limits.js';
import { Problem } from '../problems/problem.js';
import { lacksScope, unauthenticated } from '../problems/unauthenticated.js';
import { isOfTheApi, originOf, pathOf } from '../requests/origin.js';
import { isStorable } from '../schemas/text.js';
import type { Caller } from './caller.js';
import type { Identities, Identity, Shown } from './identity.js';

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

/** Finds out who is asking, how much of it, and whether the route is open to them; before anything of the body is read. */
export const authenticate =
  (identities: Identities, limits: Limits | undefined) => async (request: FastifyRequest, reply: FastifyReply) => {
    const { scope, orScope, orOwn = false, orPublic, orManager } = request.routeOptions.config;
    if (scope === 'none' || (request.is404 && !isOfTheApi(request))) return;
    const identity = await identify(request, identities, limits);
    const { kind } = identity;
    const mayAnyway = (kind === 'public' && orPublic) || (kind === 'manager' && orManager);
    const isAllowed = mayAnyway || [scope, orScope].some((each) => each && allows(identity.scopes, each));
    const onlyCustomer = !isAllowed && orOwn && identity.scopes.includes('bookings:own') ? identity.subject : null;
    request.caller = callerOf(request, identity, onlyCustomer);
    refuseForeignPages(request, request.caller);
    if (limits && (kind === 'public' || !reading.has(request.method)))
      await limits.spend(request, reply, request.caller);
    if (kind === 'manager' && orManager) await refuseOthers(identities, identity, request);
    if (request.is404 || isAllowed || onlyCustomer !== null) return;
    if (scope === undefined) throw new Problem('forbidden', 'This route is closed.');
    throw lacksScope(`The caller lacks the scope ${scope}.`, scope);
  };

/** Who is asking. From an address that is shut out, only what cannot be a guess is heard. */
const identify = async (
  request: FastifyRequest,
  identities: Identities,
  limits: Limits | undefined,
): Promise<Identity> => {
  const shown = shownIn(request);
  const shutOut = limits?.shutOut(request);
  if (shutOut && !(shown && (await identities.isNoGuess(shown)))) throw shutOut;
  if (!shown) throw unauthenticated('Send an API key as "Authorization: Bearer slk_…".');
  const found = await identities.find(shown, networkOf(request.ip));
  if (typeof found === 'object') return found;
  if (found === 'unknown') await limits?.countFailure(request);
  throw unauthenticated(
    'This key or token is unknown, expired, revoked or not meant for this service.',
    'invalid_token',
  );
};

/**
 * What can be a credential of ours: a bearer token, or a ticket where there is no header, as browsers send none with a stream.
 * All else is no guess at a key: a page can have its visitors send it.
 */
const shownIn = ({ headers, query, routeOptions }: FastifyRequest): Shown | null => {
  if (headers.authorization !== undefined) {
    const [, text] = bearer.exec(headers.authorization) ?? [];
    return text ? { as: 'bearer', text } : null;
  }
  const { ticket } = query as { readonly ticket?: unknown };
  return routeOptions.config.orTicket && typeof ticket === 'string' ? { as: 'ticket', text: ticket } : null;
};

/**
 * A public key may be for the pages of some origins alone. Browsers say which one a page is of, and nobody else has to, so
 * that this keeps foreign pages from using it and nothing more.
 */
const refuseForeignPages = ({ headers: { origin } }: FastifyRequest, { origins, origin: own }: Caller): void => {
  if (origins.length === 0 || origin === undefined || origin === own || origins.includes(origin)) return;
  throw new Problem('forbidden', 'This key is not for pages of this origin.');
};

/** Nothing else is there for whoever may manage one thing. */
const refuseOthers = async (identities: Identities, identity: Identity, { params }: FastifyRequest) => {
  const { id } = params as { id: string };
  if (isStorable(id) && (await identities.manages(identity, id))) return;
  throw new Problem('not-found', 'There is no such thing for the bearer of this token.');
};

/** The draft of the header has a structured string, most clients send the bare text: both are one key. */
const idempotencyKeyIn = (stated: string | undefined) =>
  stated !== undefined && /^"(?:[^"\\]|\\["\\])*"$/.test(stated)
    ? stated.slice(1, -1).replaceAll(/\\(.)/g, '$1')
    : stated;

const callerOf = (request: FastifyRequest, identity: Identity, onlyCustomer: string | null): Caller => ({
  ...identity,
  onlyCustomer,
  requestId: request.id,
  method: request.method,
  path: pathOf(request),
  origin: originOf(request),
  ownAddress: request.server.ownAddress(),
  place: placeOf(request.ip),
  idempotencyKey: idempotencyKeyIn(request.headers['idempotency-key']?.toString()),
  ifMatch: request.headers['if-match'],
  trace: request.trace,
});
