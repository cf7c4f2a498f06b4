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

/** What is told of an answer that was given before anybody had read what was asked for. */
export interface TurnedAway {
  readonly requestId: string;
  /** Undefined where it could not be read. */
  readonly method: string | undefined;
  readonly status: number;
  readonly code: Code;
}

/** Follows requests; never a body, a key or anything personal. */
export interface RequestWatch {
  /** From its first byte to the end of its answer; also one whose caller went away. */
  begin(request: FastifyRequest, reply: FastifyReply): void;
  turnedAway(answered: TurnedAway): void;
}

/** One line per request. */
export const watchRequests = (log: Logger, metrics: RequestMetrics, tracing: Tracing | undefined): RequestWatch => ({
  begin: (request, reply) => {
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
  },
  turnedAway: ({ requestId, method, status, code }) => {
    metrics.countTurnedAway(method ?? '', status, code);
    log.info({ requestId, method, status, code });
  },
});
