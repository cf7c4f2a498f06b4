import fastify from 'fastify';
import { compressAnswers } from './compression.js';

const long = { word: 'long '.repeat(1_000) };
const packed = { 'accept-encoding': 'gzip' };

const server = fastify();
compressAnswers(server);
server.get('/open', async () => long);
server.post('/open', async () => long);
server.get('/secret', { config: { tellsSecrets: true } }, async () => long);
server.get('/wrong', async (_, reply) => reply.code(404).send(long));
server.get('/packed', async (_, reply) => reply.header('Content-Encoding', 'br').send(long));
server.get('/picture', async (_, reply) => reply.type('image/png').send(Buffer.alloc(5_000)));
server.get('/stream', async (_, reply) => reply.type('text/event-stream').send('data: x\n\n'.repeat(1_000)));

afterAll(() => server.close());

it.each([
  ['GET', '/open', 'gzip'],
  ['HEAD', '/open', 'gzip'],
  ['POST', '/open', undefined],
  ['GET', '/secret', undefined],
  ['GET', '/wrong', undefined],
  ['GET', '/packed', 'br'],
  ['GET', '/picture', undefined],
  ['GET', '/stream', undefined],
] as const)('%s %s is answered in %p', async (method, url, coding) => {
  const { headers } = await server.inject({ method, url, headers: packed });
  expect(headers['content-encoding']).toBe(coding);
  expect(headers.vary).toBe(coding === 'gzip' ? 'Accept-Encoding' : undefined);
});
