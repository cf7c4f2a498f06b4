import { type Attributes, ROOT_CONTEXT, type Span, SpanKind, type Tracer, trace } from '@opentelemetry/api';
import type { TraceContext } from '../http/requests/trace-context.js';

/**
 * The spans of one request. They share a clock of their own, so that they fit together to the microsecond, and it starts
 * anew with each request, so that it does not drift.
 */
export class Trace {
  readonly request: Span;
  readonly #epoch = Date.now();
  readonly #origin = performance.now();

  /** @param parent what the caller says that the request is part of */
  constructor(
    private readonly tracer: Tracer,
    name: string,
    attributes: Attributes,
    parent: TraceContext | undefined,
  ) {
    const { traceId, spanId, isSampled } = parent ?? {};
    const context =
      traceId && spanId
        ? trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: isSampled ? 1 : 0, isRemote: true })
        : ROOT_CONTEXT;
    this.request = tracer.startSpan(name, { kind: SpanKind.SERVER, startTime: this.#epoch, attributes }, context);
  }

  get id(): string {
    return this.request.spanContext().traceId;
  }

  /** Whether anybody will see it. */
  get isSampled(): boolean {
    return this.request.isRecording();
  }

  /** Milliseconds since the epoch. */
  now(): number {
    return this.#epoch + performance.now() - this.#origin;
  }

  begin(name: string, kind: SpanKind, parent: Span, attributes: Attributes, startTime = this.now()): Span {
    return this.tracer.startSpan(name, { kind, startTime, attributes }, trace.setSpan(ROOT_CONTEXT, parent));
  }
}
