import type { FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyInstance {
    /** The address that links begin with where the operator states one. */
    publicBaseUrl: string | undefined;
  }
}

/** A name or an address, and perhaps a port: whatever else stands in that header would make links that lead elsewhere. */
const host = /^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i;

/** What links begin with: as stated by the operator, else as the caller reached us. */
export const originOf = (request: FastifyRequest): string => {
  if (request.server.publicBaseUrl !== undefined) return request.server.publicBaseUrl;
  const origin = `${request.protocol}://${request.host}`;
  return host.test(request.host) && URL.canParse(origin) ? origin : `${request.protocol}://localhost`;
};

export const pathOf = (request: FastifyRequest): string => request.url.split('?', 1)[0] as string;
