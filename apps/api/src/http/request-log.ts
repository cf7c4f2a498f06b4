import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Code } from './problem-kinds.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Why it failed, where it did. */
    problem: Code | null;
  }
}

/** One line per request, also for one whose caller went away; never a body, a key or anything personal. */
export const logRequests = (log: Logger) => (request: FastifyRequest, reply: FastifyReply) => {
  reply.raw.once('close', () => {
    log.info({
      requestId: request.id,
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
