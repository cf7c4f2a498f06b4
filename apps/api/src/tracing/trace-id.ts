import type { FastifyRequest } from 'fastify';
import { traceOf } from '../http/requests/trace-context.js';

/** The trace that a request belongs to: ours, or what its caller says where nothing is traced. */
export const traceIdOf = (request: FastifyRequest): string | undefined =>
  request.trace?.id ?? traceOf(request)?.traceId;
