import type { FastifyInstance } from 'fastify';
import { vary } from '../answers/vary.js';

const reading = new Set(['GET', 'HEAD']);

/**
 * What anybody with a public key may read (services, slots, days) holds nothing personal: whoever has it may keep it, and asks
 * each time whether it is still so. All other answers stay `no-store`, and so do refusals.
 */
export const letRevalidate = (server: FastifyInstance): void => {
  server.addHook('onSend', (request, reply, payload, done) => {
    const isOpen = reading.has(request.method) && request.routeOptions.config?.orPublic === true;
    if (isOpen && reply.statusCode < 400) {
      reply.header('Cache-Control', 'private, no-cache');
      vary(reply, 'Authorization', 'Accept-Encoding');
    }
    done(null, payload);
  });
};
