import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PageOrigins } from './page-origins.js';

const exposed = [
  'ETag',
  'Location',
  'Link',
  'Retry-After',
  'RateLimit',
  'RateLimit-Policy',
  'X-Request-Id',
  'Event-Position',
  'Idempotency-Replayed',
  'Deprecation',
  'Sunset',
].join(', ');

const accepted =
  'Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key, Last-Event-ID, X-Request-Id, traceparent';

/** What lets a page of this origin see an answer. */
export const crossOriginHeaders = (pages: PageOrigins, origin: string | undefined): Record<string, string> => {
  if (origin === undefined || !pages.allow(origin)) return { Vary: 'Origin' };
  return { Vary: 'Origin', 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': exposed };
};

/** Lets the pages of some origins call. Keys travel in a header of their own, so cookies never matter. */
export const crossOrigin = (pages: PageOrigins) => (request: FastifyRequest, reply: FastifyReply) => {
  const headers = crossOriginHeaders(pages, request.headers.origin);
  reply.headers(headers);
  if (headers['Access-Control-Allow-Origin'] === undefined || !isPreflight(request)) return;
  reply
    .header('Access-Control-Allow-Methods', 'GET, HEAD, POST, PATCH, DELETE')
    .header('Access-Control-Allow-Headers', accepted)
    .header('Access-Control-Max-Age', '600');
};

export const isPreflight = ({ method, headers }: FastifyRequest) =>
  method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
