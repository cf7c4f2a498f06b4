import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CommandSpans } from './command-spans.js';
import type { Trace } from './trace.js';

/** What is traced: requests, their commands, the calls that settle those, and how long until views show it. */
export interface Tracing {
  /** Undefined where the request is not worth it. */
  begin(request: FastifyRequest): Trace | undefined;
  end(trace: Trace, request: FastifyRequest, reply: FastifyReply): void;
  readonly commands: CommandSpans;
  /** Sends what is not sent yet; in bounded time, also where nobody takes it. */
  stop(): Promise<void>;
}
