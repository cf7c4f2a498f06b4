import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { acceptedBy, type Coding, compress } from '../answers/content-coding.js';
import { tagIn } from '../answers/entity-tag.js';
import { vary } from '../answers/vary.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether there are secrets in its answers: how well those compress would tell of them. */
    tellsSecrets?: boolean;
  }
}

/** Bytes from which on it is worth it. */
const worthIt = 1_024;

const texts = /^(text\/(?!event-stream)|application\/([\w.-]+\+)?(json|xml|javascript)\b|image\/svg)/;

/** Compresses what is read as far as the caller takes it. A stream is left as it is, and so is what answers a write: secrets are told there. */
export const compressAnswers = (server: FastifyInstance): void => {
  server.decorateReply('keptBody', null);
  server.addHook('onSend', async (request, reply, payload) => {
    if (!mayBeCompressed(request, reply)) return payload;
    vary(reply, 'Accept-Encoding');
    const { coding, identity } = acceptedBy(request.headers['accept-encoding']);
    if (coding === null || !isContent(payload)) return payload;
    const size = Buffer.byteLength(payload);
    if (size < worthIt && identity) return payload;
    const compressed = await (reply.keptBody?.as(coding) ?? compress(payload, coding));
    if (compressed.length >= size && identity) return payload;
    announce(reply, coding);
    return compressed;
  });
};

const isContent = (payload: unknown): payload is string | Buffer =>
  (typeof payload === 'string' || Buffer.isBuffer(payload)) && payload.length > 0;

const reading = new Set(['GET', 'HEAD']);

const mayBeCompressed = ({ method, routeOptions }: FastifyRequest, reply: FastifyReply): boolean => {
  if (!reading.has(method) || routeOptions.config?.tellsSecrets || reply.hasHeader('Content-Encoding')) return false;
  if (reply.statusCode === 304) return true;
  return reply.statusCode === 200 && texts.test(String(reply.getHeader('Content-Type') ?? ''));
};

const announce = (reply: FastifyReply, coding: Coding): void => {
  reply.header('Content-Encoding', coding).removeHeader('Content-Length');
  const tag = reply.getHeader('ETag');
  if (typeof tag === 'string') reply.header('ETag', tagIn(tag, coding));
};
