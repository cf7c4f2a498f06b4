import type { FastifyReply, FastifyRequest } from 'fastify';

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

/** What lets a page of this origin see an answer; `*` among the origins is any. */
export const crossOriginHeaders = (origins: readonly string[], origin: string | undefined): Record<string, string> => {
  if (origins.length === 0) return {};
  const isAllowed = origin !== undefined && (origins.includes(origin) || origins.includes('*'));
  if (!isAllowed) return { Vary: 'Origin' };
  return { Vary: 'Origin', 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': exposed };
};

/** Lets browsers of these origins call. Keys travel in a header of their own, so cookies never matter. */
export const crossOrigin = (origins: readonly string[]) => (request: FastifyRequest, reply: FastifyReply) => {
  if (origins.length === 0) return;
  const headers = crossOriginHeaders(origins, request.headers.origin);
  reply.headers(headers);
  if (headers['Access-Control-Allow-Origin'] === undefined || !isPreflight(request)) return;
  reply
    .header('Access-Control-Allow-Methods', 'GET, HEAD, POST, PATCH, DELETE')
    .header('Access-Control-Allow-Headers', accepted)
    .header('Access-Control-Max-Age', '600');
};

export const isPreflight = ({ method, headers }: FastifyRequest) =>
  method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
