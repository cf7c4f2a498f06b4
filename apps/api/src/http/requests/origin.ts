import type { FastifyRequest } from 'fastify';
import { pathIn, queryIn } from '../listening/target.js';

declare module 'fastify' {
  interface FastifyInstance {
    /** The address that links begin with where the operator states one. */
    publicBaseUrl: string | undefined;
    /** Where this process listens, unless the operator states an address: the same for all callers. */
    ownAddress(): string;
  }
}

/** A name or an address, and perhaps a port: whatever else stands in that header would make links that lead elsewhere. */
const host = /^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i;

export const isHost = (text: string): boolean => host.test(text) && URL.canParse(`http://${text}`);

/** What links begin with: as stated by the operator, else as the caller reached us. */
export const originOf = (request: FastifyRequest): string => {
  if (request.server.publicBaseUrl !== undefined) return request.server.publicBaseUrl;
  return `${request.protocol}://${isHost(request.host) ? request.host : 'localhost'}`;
};

/**
 * Where a request has come to: the route with the parameters as they were decoded, however they were spelt. Of what met no
 * route it is the target, in its one spelling.
 */
export const pathOf = ({ routeOptions, params, raw }: FastifyRequest): string => {
  const pattern = routeOptions.url;
  if (pattern === undefined || pattern.includes('*')) return pathIn(raw);
  return pattern.replaceAll(/:(\w+)/g, (_, name) => encodeURIComponent((params as Record<string, string>)[name]!));
};

/** Where a list goes on; `name` is the parameter that says so. */
export const nextPage = (request: FastifyRequest, name: string, value: string): string => {
  const link = new URL(originOf(request) + pathOf(request));
  link.search = queryIn(request.raw);
  link.searchParams.set(name, value);
  return link.href;
};

/** Everything else is pages for people and their tools. */
export const isOfTheApi = (request: FastifyRequest): boolean => /^\/v1(\/|$)/.test(pathOf(request));
