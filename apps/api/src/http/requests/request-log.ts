import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { RequestMetrics } from '../../operations/request-metrics.js';
import type { Trace } from '../../tracing/trace.js';
import { traceIdOf } from '../../tracing/trace-id.js';
import type { Tracing } from '../../tracing/tracing.js';
import type { Code } from '../problems/problem-kinds.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Why it failed, where it did. */
    problem: Code | null;
    /** Absent where nothing is traced. */
    trace: Trace | undefined;
  }
}

/** Follows a request from its first byte to the end of its answer. */
export type RequestWatch = (request: FastifyRequest, reply: FastifyReply) => void;

/** One line per request, also for one whose caller went away; never a body, a key or anything personal. */
export const watchRequests =
  (log: Logger, metrics: RequestMetrics, tracing: Tracing | undefined): RequestWatch =>
  (request, reply) => {
    const trace = tracing?.begin(request);
    request.trace = trace;
    reply.raw.once('close', () => {
      metrics.count(request, reply);
      if (trace) tracing?.end(trace, request, reply);
      log.info({
        requestId: request.id,
        traceId: traceIdOf(request),
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
