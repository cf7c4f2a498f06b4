import type { FastifyRequest } from 'fastify';

/** What the caller says of the trace that its request belongs to (W3C Trace Context). */
export interface TraceContext {
  readonly traceId: string;
  readonly spanId: string;
  readonly isSampled: boolean;
}

const traceparent = /^(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-|$)/;
const nothing = /^0+$/;

/** Undefined where the header says nothing that can be gone on from. */
export const traceOf = ({ headers }: Pick<FastifyRequest, 'headers'>): TraceContext | undefined => {
  const given = headers.traceparent;
  if (typeof given !== 'string') return undefined;
  const [, traceId, spanId, flags] = traceparent.exec(given) ?? [];
  if (!traceId || !spanId || !flags || nothing.test(traceId) || nothing.test(spanId)) return undefined;
  return { traceId, spanId, isSampled: (Number.parseInt(flags, 16) & 1) === 1 };
};
