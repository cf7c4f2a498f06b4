import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** Answers with a stream of Server-Sent Events. */
export const streamed = (reply: FastifyReply, text: AsyncGenerator<string | Buffer>): Readable => {
  // A proxy that compresses, or holds back what it is given, would keep events until there are enough of them.
  // What is kept alive behind a stream that ends because the process stops would hold up the stop.
  reply
    .header('Content-Type', 'text/event-stream; charset=utf-8')
    .header('Cache-Control', 'private, no-store, no-transform')
    .header('X-Accel-Buffering', 'no')
    .header('Connection', 'close');
  return Readable.from(text, { objectMode: false });
};

/** Calls when nobody reads the answer any more. */
export const whenLeft = (reply: FastifyReply) => (end: () => void) => {
  if (reply.raw.destroyed) end();
  else reply.raw.once('close', end);
};
