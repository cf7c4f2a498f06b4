import { maxHeaderSize } from 'node:http';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../starting/config.js';
import { tellDeprecation } from '../answers/deprecation.js';
import { actForBearer } from '../callers/acting-for-bearer.js';
import { authenticate } from '../callers/authentication.js';
import type { Identities } from '../callers/identity.js';
import type { Limits } from '../limits/limits.js';
import { pointerTo } from '../problems/content-errors.js';
import { malformed, Problem, render } from '../problems/problem.js';
import { unmetCondition } from '../requests/conditions.js';
import { readJsonBodies } from '../requests/json-body.js';
import { isOfTheApi, pathOf } from '../requests/origin.js';
import { requestIdOf } from '../requests/request-id.js';
import type { RequestWatch } from '../requests/request-log.js';
import { Admission } from './admission.js';
import { AllowedMethods } from './allowed-methods.js';
import { answerAtOnce } from './answer-at-once.js';
import { compressAnswers } from './compression.js';
import { crossOrigin, isPreflight } from './cors.js';
import { Exchanges } from './exchanges.js';
import { hangUp } from './hang-up.js';
import { listener } from './listener.js';
import { ownAddress } from './own-address.js';
import type { PageOrigins } from './page-origins.js';
import { letRevalidate } from './revalidation.js';
import { isMisspelt } from './target.js';
import { answerUnreadable } from './unreadable-requests.js';

/** Fastify with all that happens before a route is reached, in the order in which requests are judged. */
export const buildServer = (
  config: Config,
  identities: Identities,
  limits: Limits | undefined,
  pages: PageOrigins,
  watch: RequestWatch,
  isLeaving: () => boolean,
): FastifyAdapter => {
  const admission = new Admission(config.maxUnderWay);
  const exchanges = new Exchanges();
  const address = (): string => config.publicBaseUrl ?? ownAddress(server.server);
  const refusing = { atOnce: answerAtOnce(address, pages, watch), hangUp: hangUp(address, watch) };
  const adapter = new FastifyAdapter({
    skipMiddie: true,
    genReqId: requestIdOf,
    requestIdHeader: false,
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    bodyLimit: config.bodyLimit,
    return503OnClosing: false,
    frameworkErrors: answerUnroutable(watch),
    // No path is longer, so that none is refused by the router before anybody knows who is asking.
    routerOptions: { maxParamLength: maxHeaderSize },
    clientErrorHandler: answerUnreadable(exchanges, refusing.hangUp),
    serverFactory: listener(config, admission, exchanges, refusing),
  });
  const server: FastifyInstance = adapter.getInstance();
  server.decorate('publicBaseUrl', config.publicBaseUrl);
  server.decorate('ownAddress', address);
  server.decorateRequest('caller', null);
  server.decorateRequest('problem', null);
  server.decorateRequest('trace', undefined);
  const allowed = new AllowedMethods();
  const allowOrigin = crossOrigin(pages);
  server.addHook('onRoute', (route) => allowed.add(route));
  server.addHook('onRequest', (request, reply, done) => {
    stamp(request, reply);
    watch.begin(request, reply);
    const goOn = () => {
      allowOrigin(request, reply);
      if (!answersOptions(request, reply, allowed)) done();
    };
    const { origin } = request.headers;
    const looked = origin === undefined ? undefined : pages.lookAgain(origin);
    if (looked === undefined) goOn();
    else void looked.then(goOn);
  });
  tellDeprecation(server);
  server.addHook('onRequest', authenticate(identities, limits));
  server.addHook('onRequest', (request, _, done) => done(misdirected(request, allowed)));
  server.addHook('preValidation', (request, reply, done) => {
    admission.begins(request.routeOptions.url ?? '', reply.raw);
    done();
  });
  server.addHook('preHandler', actForBearer(identities, limits));
  server.addHook('preHandler', (request, _, done) => done(unknownParameters(request) ?? unmetCondition(request)));
  readJsonBodies(server);
  letRevalidate(server);
  compressAnswers(server);
  hearOutWhatIsTooLarge(server);
  hangUpWhenLeaving(server, isLeaving);
  return adapter;
};

/** So much of a body that was refused is still heard, in bytes. */
const heardToItsEnd = 8 << 20;

/**
 * Whoever is hung up on while sending a body that is too large may never see why: a proxy says 502 instead, and that is sent
 * again. So it is let finish where it says that this will not take long; Node throws away what comes.
 */
const hearOutWhatIsTooLarge = (server: FastifyInstance) => {
  server.addHook('onSend', ({ headers }, reply, payload, done) => {
    const isShort = Number(headers['content-length']) <= heardToItsEnd;
    if (reply.statusCode === 413 && isShort) reply.removeHeader('Connection');
    done(null, payload);
  });
};

/**
 * An answer given while the process is about to stop is the last on its connection: whoever keeps one has to open another, which
 * a balancer takes elsewhere, and none is left that holds up the stop or is closed just when a request is on its way.
 */
const hangUpWhenLeaving = (server: FastifyInstance, isLeaving: () => boolean) => {
  server.addHook('onSend', (_, reply, payload, done) => {
    if (isLeaving()) reply.header('Connection', 'close');
    done(null, payload);
  });
};

const stamp = (request: FastifyRequest, reply: FastifyReply) => {
  reply.header('X-Request-Id', request.id).header('X-Content-Type-Options', 'nosniff');
  if (isOfTheApi(request)) reply.header('Cache-Control', 'private, no-store');
};

const answersOptions = (request: FastifyRequest, reply: FastifyReply, allowed: AllowedMethods): boolean => {
  if (request.method !== 'OPTIONS') return false;
  const methods = allowed.of(pathOf(request));
  if (methods.length === 0 && !isPreflight(request)) return false;
  reply.code(204).header('Allow', [...methods, 'OPTIONS'].join(', '));
  if (methods.includes('PATCH')) reply.header('Accept-Patch', 'application/merge-patch+json, application/json');
  reply.send();
  return true;
};

const misspelt = malformed({ pointer: '', rule: 'wrong-format', detail: 'The path is not validly encoded.' });

/** A path that nobody can read, a wrong one, or a wrong method on a right one. */
const misdirected = (request: FastifyRequest, allowed: AllowedMethods): Problem | undefined => {
  if (isMisspelt(request.raw)) return misspelt;
  if (!request.is404) return undefined;
  const methods = allowed.of(pathOf(request));
  if (methods.length === 0) return new Problem('not-found', 'Nothing exists at this path.');
  const Allow = [...methods, 'OPTIONS'].join(', ');
  return new Problem('method-not-allowed', `This path supports ${methods.join(', ')}.`, {}, { Allow });
};

/** A route that declares parameters checks them itself. */
const unknownParameters = ({ routeOptions, query }: FastifyRequest): Problem | undefined => {
  const { takesQuery, scope } = routeOptions.config;
  if (takesQuery || scope === 'none') return undefined;
  const names = Object.keys(query as object);
  const errors = names.map((name) => {
    const pointer = pointerTo([name], 'query');
    return { pointer, rule: 'unknown-field' as const, detail: `${pointer.slice(1)} is an unknown parameter.` };
  });
  return errors.length === 0 ? undefined : malformed(...errors);
};

/** The router gives up on what it cannot decode, which the listener has left nothing of. */
const answerUnroutable = (watch: RequestWatch) => (_: Error, request: FastifyRequest, reply: FastifyReply) => {
  stamp(request, reply);
  watch.begin(request, reply);
  request.problem = misspelt.code;
  const { status, headers, body } = render(misspelt, {
    origin: request.server.ownAddress(),
    path: pathOf(request),
    requestId: request.id,
  });
  reply.code(status).headers(headers).serializer(JSON.stringify).send(body);
};
