import type { FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyInstance {
    /** The address that links begin with where the operator states one. */
    publicBaseUrl: string | undefined;
  }
}

/** What links begin with: as stated by the operator, else as the caller reached us. */
export const originOf = (request: FastifyRequest): string =>
  request.server.publicBaseUrl ?? `${request.protocol}://${request.host || 'localhost'}`;

export const pathOf = (request: FastifyRequest): string => request.url.split('?', 1)[0] as string;
