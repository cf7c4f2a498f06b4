import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Config } from '../../starting/config.js';
import { malformed, Problem } from '../problems/problem.js';
import { isHost } from '../requests/origin.js';
import type { Admission } from './admission.js';
import type { answerAtOnce } from './answer-at-once.js';
import type { Exchanges } from './exchanges.js';
import { tidyForwarding } from './forwarding.js';
import type { HangUp } from './hang-up.js';
import { pathIn, spellOut } from './target.js';

/** The headers have to be there after so long, in milliseconds; the body has what is left of the request's time. */
const headersTimeout = 10_000;

/** How late a slow request may be noticed, in milliseconds; Node looks every 30 s unless told otherwise. */
const lookEvery = 1_000;

/** A connection on which nothing moves for so long ends, as when its caller does not read the answer; in milliseconds. */
const stalled = 60_000;

/** What answers below the framework. */
interface Refusing {
  /** A request that can be told from others on its connection. */
  readonly atOnce: ReturnType<typeof answerAtOnce>;
  readonly hangUp: HangUp;
}

/** The socket's side of the server: bounds what a connection may take, and turns away what never gets to a route. */
export const listener =
  (config: Config, admission: Admission, exchanges: Exchanges, { atOnce, hangUp }: Refusing) =>
  (handle: RequestListener) => {
    const { requestTimeout, maxConnections } = config;
    const server: Server = createServer(
      {
        requestTimeout,
        headersTimeout: Math.min(headersTimeout, requestTimeout),
        connectionsCheckingInterval: Math.min(lookEvery, requestTimeout),
        keepAliveTimeout: 72_000,
        requireHostHeader: false,
      },
      (request, response) => {
        exchanges.begin(response);
        const hosts = hostsIn(request.rawHeaders);
        spellOut(request);
        tidyForwarding(request.headers);
        if (hosts > 1) atOnce(request, response, severalHosts);
        else if (hosts === 0 && request.httpVersion !== '1.0') atOnce(request, response, withoutHost);
        else if (request.headers.host && !isHost(request.headers.host)) atOnce(request, response, strangeHost);
        else if (!admission.admits(pathIn(request))) atOnce(request, response, busy);
        else handle(request, response);
      },
    );
    server.maxConnections = maxConnections;
    server.setTimeout(stalled);
    // Nothing that a caller may expect of us beforehand changes the answer; Node would send one without a body.
    server.on('checkExpectation', (request, response) => server.emit('request', request, response));
    server.on('connect', (_, socket) => hangUp(noProxy, socket as Socket, 'CONNECT'));
    return server;
  };

/** RFC 9112, 3.2: with none or several of them two servers may take one request for two different ones. */
const hostsIn = (rawHeaders: readonly string[]): number => {
  let count = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) if (rawHeaders[at]!.toLowerCase() === 'host') count += 1;
  return count;
};

const severalHosts = malformed({ pointer: 'Host', rule: 'duplicate', detail: 'The header Host appears twice.' });
const strangeHost = malformed({
  pointer: 'Host',
  rule: 'wrong-format',
  detail: 'The header Host does not contain a valid host.',
});
const withoutHost = malformed({ pointer: 'Host', rule: 'required', detail: 'The header Host is required.' });
const busy = new Problem('busy', 'The server has more requests than it can answer in time; nothing was changed.');
const Allow = 'GET, HEAD, POST, PATCH, DELETE';
const noProxy = new Problem('method-not-allowed', `This service is not a proxy; it supports ${Allow}.`, {}, { Allow });
