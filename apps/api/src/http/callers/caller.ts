import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Trace } from '../../tracing/trace.js';
import type { Identity } from './identity.js';

/** Who is asking, and for what; everything that a route needs of the request beside its content. */
export interface Caller extends Identity {
  /** The one customer whose bookings there are for this caller; null: they are all there. */
  readonly onlyCustomer: string | null;
  /** The address that the request came from, or its network. */
  readonly place: string;
  readonly requestId: string;
  readonly method: string;
  readonly path: string;
  /** What links begin with. */
  readonly origin: string;
  /** What types of problems begin with, for all callers. */
  readonly ownAddress: string;
  readonly idempotencyKey: string | undefined;
  readonly ifMatch: string | undefined;
  /** Absent where the request is not traced. */
  readonly trace: Trace | undefined;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Null until the caller is known. */
    caller: Caller | null;
  }
}

export const Caller = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<FastifyRequest>().caller,
);
