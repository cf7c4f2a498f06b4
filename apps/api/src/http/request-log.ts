import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { RequestMetrics } from '../operations/request-metrics.js';
import type { Code } from './problem-kinds.js';
import { traceOf } from './trace-context.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Why it failed, where it did. */
    problem: Code | null;
  }
}

/** Follows a request from its first byte to the end of its answer. */
export type RequestWatch = (request: FastifyRequest, reply: FastifyReply) => void;

/** One line per request, also for one whose caller went away; never a body, a key or anything personal. */
export const watchRequests =
  (log: Logger, metrics: RequestMetrics): RequestWatch =>
  (request, reply) => {
    reply.raw.once('close', () => {
      metrics.count(request, reply);
      log.info({
        requestId: request.id,
        traceId: traceOf(request)?.traceId,
        tenant: request.caller?.tenant,
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        code: request.problem ?? undefined,
        position: reply.getHeader('Event-Position'),
        ms: Math.round(reply.elapsedTime * 10) / 10,
        aborted: reply.raw.writableFinished ? undefined : true,
      });
    });
  };
