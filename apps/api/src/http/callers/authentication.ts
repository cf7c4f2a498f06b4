import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AccessScope } from '#libs/access';
import { networkOf, placeOf } from '../limits/address.js';
import { type Limits, onlyReads } from '../limits/limits.js';
import { Problem } from '../problems/problem.js';
import { unauthenticated } from '../problems/unauthenticated.js';
import { isOfTheApi, originOf, pathOf } from '../requests/origin.js';
import { isStorable } from '../schemas/text.js';
import type { Caller } from './caller.js';
import { entitlementOf, refuseUnentitled } from './entitlement.js';
import type { Identities, Identity, Shown } from './identity.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a caller must be allowed; a route that does not say is closed, `none` is open to everybody. */
    scope?: AccessScope | 'none';
    /** Another scope that will do. */
    orScope?: AccessScope;
    /** Whether `bookings:own` will do, for what is the caller's own. */
    orOwn?: boolean;
    /** Whether a public key will do. */
    orPublic?: boolean;
    /** Whether a manage token will do, for what it is about. */
    orManager?: boolean;
    /** Whether a ticket in the query will do. */
    orTicket?: boolean;
    /** Whether the token of a file will do, `?t=`. */
    orFileToken?: boolean;
    /** Whether it is open to everybody and counts all the same, as it looks into the database. */
    countsReads?: boolean;
  }
}

const bearer = /^Bearer +(\S+) *$/i;

/** Finds out who is asking, how much of it, and whether the route is open to them; before anything of the body is read. */
export const authenticate =
  (identities: Identities, limits: Limits | undefined) => async (request: FastifyRequest, reply: FastifyReply) => {
    const { config } = request.routeOptions;
    if (config.countsReads) await limits?.countReading(request);
    if (config.scope === 'none' || (request.is404 && !isOfTheApi(request))) return;
    const identity = await identify(shownIn(request), request, identities, limits);
    const { kind } = identity;
    const entitlement = entitlementOf(config, identity);
    request.caller = callerOf(request, identity, entitlement.onlyCustomer);
    refuseForeignPages(request, request.caller);
    const isAnybody = kind === 'public' || kind === 'manager';
    if (limits && (isAnybody || !onlyReads(request))) await limits.spend(request, reply, request.caller);
    // Who is asking may stand in the body.
    if (config.managed !== undefined) return;
    if (kind === 'manager' && config.orManager) {
      await refuseOthers(identities, identity, (request.params as { id: string }).id);
    }
    if (!request.is404) refuseUnentitled(config, entitlement);
  };

/** A credential that comes beside another one: where it stands, and whether it may stand there. */
interface Beside {
  readonly pointer: string;
  isGood(identity: Identity): boolean;
}

/**
 * Who is asking. From an address that is shut out, only what cannot be a guess is heard. What comes beside another credential is
 * of whoever that is known to be, often a gateway for many: none of them shuts out the others.
 */
export const identify = async (
  shown: Shown | null,
  request: FastifyRequest,
  identities: Identities,
  limits: Limits | undefined,
  beside?: Beside,
): Promise<Identity> => {
  const shutOut = beside ? undefined : limits?.shutOut(request);
  if (shutOut && !(shown && (await identities.isNoGuess(shown)))) throw shutOut;
  if (!shown) throw unauthenticated('Send an API key as "Authorization: Bearer slk_…".');
  const found = await identities.find(shown, networkOf(request.ip));
  if (typeof found === 'object' && (!beside || beside.isGood(found))) return found;
  if (found === 'unknown' && !beside) await limits?.countFailure(request);
  const detail = 'This key or token is unknown, expired, revoked or not meant for this service.';
  throw unauthenticated(detail, 'invalid_token', beside?.pointer);
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
  const { ticket, t } = query as { readonly ticket?: unknown; readonly t?: unknown };
  const { orTicket, orFileToken } = routeOptions.config;
  if (orFileToken && typeof t === 'string') return { as: 'file', text: t };
  return orTicket && typeof ticket === 'string' ? { as: 'ticket', text: ticket } : null;
};

/**
 * A public key may be for the pages of some origins alone. Browsers say which one a page is of, and nobody else has to, so
 * that this keeps foreign pages from using it and nothing more.
 */
const refuseForeignPages = ({ headers: { origin } }: FastifyRequest, { origins, origin: own }: Caller): void => {
  if (origins.length === 0 || origin === undefined || origin === own || origins.includes(origin)) return;
  throw new Problem('forbidden', 'This key may not be used on pages of this origin.');
};

/** Nothing else is there for whoever may manage one thing. */
export const refuseOthers = async (identities: Identities, identity: Identity, id: string): Promise<void> => {
  if (isStorable(id) && (await identities.manages(identity, id))) return;
  throw new Problem('not-found', 'Not found, or not accessible with this token.');
};

/** The draft of the header has a structured string, most clients send the bare text: both are one key. */
const idempotencyKeyIn = (stated: string | undefined) =>
  stated !== undefined && /^"(?:[^"\\]|\\["\\])*"$/.test(stated)
    ? stated.slice(1, -1).replaceAll(/\\(.)/g, '$1')
    : stated;

export const callerOf = (request: FastifyRequest, identity: Identity, onlyCustomer: string | null): Caller => ({
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
