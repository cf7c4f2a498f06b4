import { type Attributes, SpanStatusCode, type Tracer } from '@opentelemetry/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { traceOf } from '../http/requests/trace-context.js';
import { ownAttributes } from './own-attributes.js';
import { Trace } from './trace.js';

/** Probes and scrapes come every few seconds and tell nobody anything. */
const untraced = new Set(['/healthz', '/readyz', '/metrics']);

/**
 * A span from a request's headers to the end of its answer, named after its route. The path is not told, nor the query:
 * ids that clients choose may say anything, and a query may be a customer's.
 */
export class RequestSpans {
  constructor(private readonly tracer: Tracer) {}

  begin(request: FastifyRequest): Trace | undefined {
    const { method, protocol, raw, routeOptions, id } = request;
    if (untraced.has(routeOptions.url ?? '')) return undefined;
    const attributes = {
      'http.request.method': method,
      ...(routeOptions.url && { 'http.route': routeOptions.url }),
      'url.scheme': protocol,
      'network.protocol.version': raw.httpVersion,
      ...ownAttributes({ request_id: id }),
    };
    return new Trace(
      this.tracer,
      routeOptions.url ? `${method} ${routeOptions.url}` : method,
      attributes,
      traceOf(request),
    );
  }

  end(trace: Trace, request: FastifyRequest, reply: FastifyReply): void {
    if (!trace.isSampled) return;
    const { caller, problem } = request;
    const { statusCode, raw } = reply;
    const position = reply.getHeader('Event-Position');
    trace.request.setAttributes({
      'http.response.status_code': statusCode,
      ...ownAttributes({ tenant: caller?.tenant, code: problem ?? undefined, position: position?.toString() }),
      ...failure(statusCode, problem, raw.writableFinished),
    });
    if (statusCode >= 500) trace.request.setStatus({ code: SpanStatusCode.ERROR });
    trace.request.end(trace.now());
  }
}

const failure = (status: number, problem: string | null, isWhole: boolean): Attributes => {
  if (status >= 500) return { 'error.type': problem ?? String(status) };
  return isWhole ? {} : { 'error.type': 'aborted' };
};
