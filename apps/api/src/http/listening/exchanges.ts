import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** The latest request of each connection and its answer. */
export class Exchanges {
  readonly #latest = new WeakMap<Duplex, ServerResponse>();

  begin(response: ServerResponse): void {
    this.#latest.set(response.req.socket, response);
  }

  /** Whether an answer has begun to a request that has not arrived whole, or has not ended: another one would confuse. */
  isAnswered(socket: Duplex): boolean {
    const response = this.#latest.get(socket);
    if (!response?.headersSent) return false;
    return !response.req.complete || !response.writableFinished;
  }
}
