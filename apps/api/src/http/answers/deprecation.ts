import type { FastifyInstance } from 'fastify';

/** What a route says of its own end. Instants as RFC 3339 has them. */
export interface Deprecated {
  /** Since when there is something better. */
  readonly since: string;
  /** Until when it answers; absent: nobody has decided. */
  readonly sunset?: string;
  /** A page that says what to do instead. */
  readonly instead: string;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    deprecated?: Deprecated;
  }
}

/** The headers of RFC 9745 and RFC 8594, from what the route declares. */
const deprecationHeaders = ({ since, sunset, instead }: Deprecated) => ({
  Deprecation: `@${Math.floor(Date.parse(since) / 1_000)}`,
  ...(sunset !== undefined && { Sunset: new Date(sunset).toUTCString() }),
  Link: `<${instead}>; rel="deprecation"; type="text/html"`,
});

/** Every answer of such a route says so, refusals too, beside whatever else it links to. */
export const tellDeprecation = (server: FastifyInstance): void => {
  server.addHook('onSend', (request, reply, payload, done) => {
    const { deprecated } = request.routeOptions.config;
    if (deprecated) {
      const { Link, ...others } = deprecationHeaders(deprecated);
      const links = [reply.getHeader('Link'), Link].filter((link) => link !== undefined);
      reply.headers(others).header('Link', links.join(', '));
    }
    done(null, payload);
  });
};
