import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Problem, render } from '../problems/problem.js';
import { requestIdOf } from '../requests/request-id.js';
import type { RequestWatch } from '../requests/request-log.js';
import { crossOriginHeaders } from './cors.js';
import type { PageOrigins } from './page-origins.js';
import { pathIn } from './target.js';

/** Answers a request that the framework never sees: in a tenth of the time, which counts when there are too many. */
export const answerAtOnce =
  (address: () => string, pages: PageOrigins, { turnedAway }: RequestWatch) =>
  (request: IncomingMessage, response: ServerResponse, problem: Problem): void => {
    const requestId = requestIdOf(request);
    const occasion = { origin: address(), path: pathIn(request), requestId };
    const { status, headers, body } = render(problem, occasion);
    const text = JSON.stringify(body);
    response
      .writeHead(status, {
        ...headers,
        ...crossOriginHeaders(pages, request.headers.origin),
        'X-Request-Id': requestId,
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'private, no-store',
        'Content-Length': Buffer.byteLength(text),
      })
      .end(text);
    turnedAway({ requestId, method: request.method, status, code: problem.code });
  };
