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

/** Lets browsers of these origins call; `*` is any. Keys travel in a header of their own, so cookies never matter. */
export const crossOrigin = (origins: readonly string[]) => (request: FastifyRequest, reply: FastifyReply) => {
  if (origins.length === 0) return;
  const { origin } = request.headers;
  reply.header('Vary', 'Origin');
  if (origin === undefined || !(origins.includes(origin) || origins.includes('*'))) return;
  reply.header('Access-Control-Allow-Origin', origin).header('Access-Control-Expose-Headers', exposed);
  if (!isPreflight(request)) return;
  reply
    .header('Access-Control-Allow-Methods', 'GET, HEAD, POST, PATCH, DELETE')
    .header('Access-Control-Allow-Headers', accepted)
    .header('Access-Control-Max-Age', '600');
};

export const isPreflight = ({ method, headers }: FastifyRequest) =>
  method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
