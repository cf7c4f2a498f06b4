import type { FastifyReply } from 'fastify';
import { type Coding, compress } from './content-coding.js';

declare module 'fastify' {
  interface FastifyReply {
    /** The body, where it is one that is kept. */
    keptBody: KeptBody | null;
  }
}

/** A body that is given again and again, and compressed once for each coding. */
export class KeptBody {
  readonly #compressed = new Map<Coding, Promise<Buffer>>();

  constructor(readonly content: string | Buffer) {}

  as(coding: Coding): Promise<Buffer> {
    return this.#compressed.get(coding) ?? this.#compress(coding);
  }

  #compress(coding: Coding): Promise<Buffer> {
    const compressed = compress(this.content, coding);
    this.#compressed.set(coding, compressed);
    compressed.catch(() => this.#compressed.delete(coding));
    return compressed;
  }
}

/** Answers with a body that is kept. */
export const kept = (reply: FastifyReply, body: KeptBody): string | Buffer => {
  reply.keptBody = body;
  return body.content;
};
